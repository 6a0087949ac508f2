//! Conditions: negated, and with *và* for *hoặc*.

use super::super::mutant::Mutant;
use super::super::text::{Kind, Line, Site};

pub fn changed(site: &Site) -> Vec<Mutant> {
    let lines = match site.block.kind {
        Kind::Row | Kind::Classes => site.body(),
        Kind::Ranking => vec![site.head()],
        _ => Vec::new(),
    };
    lines.into_iter().flat_map(|(at, line)| turned(at, line)).collect()
}

fn turned(at: usize, line: &Line) -> Vec<Mutant> {
    let mut out = Vec::new();
    if line.said().starts_with("suy luận") || line.said().starts_with("căn cứ") || line.said().starts_with("ghi chú") {
        return out;
    }
    for opening in line.phrases("khi").into_iter().chain(line.phrases("đối với đơn vị")) {
        let rest = &line.mask[opening.end..];
        match rest.strip_prefix(" không ") {
            Some(_) => out.push(Mutant::part(at, line, opening.end..opening.end + " không".len(), "")),
            // Only what stands alone can be negated by one word: `khi có_kế_hoạch`.
            None if rest.trim_start().split([' ', ':', ',']).next().is_some_and(|word| word.contains('_')) => {
                out.push(Mutant::part(at, line, opening.end..opening.end, " không"));
            }
            None => {}
        }
    }
    for (old, new) in [("và", "hoặc"), ("hoặc", "và")] {
        out.extend(line.phrases(old).into_iter().map(|range| Mutant::part(at, line, range, new)));
    }
    out
}
