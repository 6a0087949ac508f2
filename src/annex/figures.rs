//! The figures of a row under letters, as annexes name them: `a: Số cuộc họp …; b: Tổng số cuộc họp`.

use super::numbers::{capitalised, range};
use super::words::Words;
use crate::diagnostic::Direction;
use crate::ir::{
    Aggregate, Bounds, Input, InputId, InputKind, Node, NodeId, Population, Program, PropertyKind, RowId, Scope, Statistic, children,
};

/// The letters of an annex, as they follow each other.
const LETTERS: [&str; 23] =
    ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"];

/// What a letter stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// An input.
    Input(InputId),
    /// What its words say: a figure over all units, or over a list.
    Said(String),
}

/// The figures of a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Figures {
    known: Vec<(Of, String)>,
    /// The only figure, where it heads a table of tiers and needs no letter.
    pub bare: Option<InputId>,
}

impl Figures {
    /// The figures that some nodes read, with letters; the inputs of the row itself come first, used or not.
    pub fn of(program: &Program, row: Option<RowId>, roots: &[NodeId]) -> Self {
        let mut found: Vec<InputId> = Vec::new();
        let own = program.inputs.iter().enumerate().filter(|(_, input)| row.is_some() && input.row == row && numeric(input));
        found.extend(own.map(|(index, _)| InputId::of(index)));
        let mut later = Vec::new();
        for root in roots {
            collect(program, *root, &mut found, &mut later);
        }
        // What a range of values names is a figure too.
        let mut at = 0;
        while let Some(id) = found.get(at).copied() {
            let domain = program.input(id).and_then(|input| input.domain.as_ref());
            for end in domain.iter().flat_map(|domain| domain.low.iter().chain(&domain.high)) {
                collect(program, end.0, &mut found, &mut later);
            }
            at = at.saturating_add(1);
        }
        let mut figures = Figures::default();
        if let [only] = found.as_slice()
            && later.is_empty()
            && roots.iter().any(|root| heads_tiers(program, *root, *only))
            && roots.iter().map(|root| uses(program, *root, *only)).fold(0_usize, usize::saturating_add) == 1
        {
            figures.bare = Some(*only);
            return figures;
        }
        // A name of one letter is the letter that the annex prints.
        for id in &found {
            let Some(input) = program.input(*id).filter(|input| input.row == row) else { continue };
            if input.name.chars().count() == 1 {
                figures.known.push((Of::Input(*id), input.name.clone()));
            }
        }
        for id in found {
            figures.add(Of::Input(id));
        }
        for node in later {
            let said = Words { program, row, figures: &figures }.over_all(node);
            if let Some(said) = said {
                figures.add(Of::Said(said));
            }
        }
        figures
    }

    fn add(&mut self, of: Of) {
        if self.known.iter().any(|(known, _)| *known == of) {
            return;
        }
        let free = LETTERS.iter().find(|letter| self.known.iter().all(|(_, taken)| !taken.eq_ignore_ascii_case(letter)));
        let letter = free.map_or_else(|| format!("x{}", self.known.len()), |letter| (*letter).to_owned());
        self.known.push((of, letter));
    }

    /// The letter of an input.
    pub fn input(&self, id: InputId) -> Option<&str> {
        self.letter(&Of::Input(id))
    }

    /// The letter of a figure over all units or over a list, by its words.
    pub fn said(&self, words: &str) -> Option<&str> {
        self.known.iter().find(|(of, _)| matches!(of, Of::Said(said) if said == words)).map(|(_, letter)| letter.as_str())
    }

    fn letter(&self, of: &Of) -> Option<&str> {
        self.known.iter().find(|(known, _)| known == of).map(|(_, letter)| letter.as_str())
    }

    /// What each letter stands for, one line each.
    pub fn lines(&self, words: &Words<'_>) -> Vec<String> {
        let mut lines: Vec<&(Of, String)> = self.known.iter().collect();
        // Inputs of the row in their order; a letter that was kept does not move its line.
        lines.sort_by_key(|(of, _)| match of {
            Of::Input(id) => (words.program.input(*id).is_some_and(|input| input.row != words.row), id.index()),
            Of::Said(_) => (true, usize::MAX),
        });
        let line = |(of, letter): &(Of, String)| match of {
            Of::Input(id) => format!("{letter}: {}", words.described(*id)),
            Of::Said(said) => format!("{letter}: {}", capitalised(said)),
        };
        lines.into_iter().map(line).collect()
    }
}

/// Whether an input is a number that formulas count with.
fn numeric(input: &Input) -> bool {
    match input.kind {
        InputKind::Whole | InputKind::Decimal | InputKind::Ratio => true,
        InputKind::Points { .. } | InputKind::YesNo | InputKind::Choice(_) => false,
    }
}

fn collect(program: &Program, id: NodeId, found: &mut Vec<InputId>, later: &mut Vec<NodeId>) {
    match program.node(id) {
        Some(Node::Input(input)) if program.input(*input).is_some_and(numeric) && !found.contains(input) => found.push(*input),
        Some(Node::Population(population)) => {
            if let Some(population) = program.population(*population) {
                collect(program, population.of, found, later);
            }
            later.push(id);
        }
        Some(Node::Root { value, degree: 2 }) if variance(program, *value).is_some() => {
            collect(program, *value, found, &mut Vec::new());
            later.push(id);
        }
        Some(Node::Records { what, when, .. }) => {
            for inside in when.iter().copied().chain(what.inner()) {
                collect(program, inside, found, later);
            }
            if matches!(what, Aggregate::Count | Aggregate::Sum(_) | Aggregate::Mean(_)) {
                later.push(id);
            }
        }
        Some(node) => {
            for child in children(node) {
                collect(program, child, found, later);
            }
        }
        None => {}
    }
}

/// The variance that a node is, if it is one: its root is a standard deviation.
pub(super) fn variance(program: &Program, id: NodeId) -> Option<&Population> {
    match program.node(id)? {
        Node::Population(id) => program.population(*id).filter(|population| matches!(population.statistic, Statistic::Variance { .. })),
        _ => None,
    }
}

/// Whether the points are a table of tiers on just this input, but for limits and a precondition.
fn heads_tiers(program: &Program, id: NodeId, input: InputId) -> bool {
    match program.node(id) {
        Some(Node::Cap { value, .. } | Node::Floor { value, .. } | Node::Gate { value, .. } | Node::Rounded { value, .. }) => {
            heads_tiers(program, *value, input)
        }
        Some(Node::Tiers { subject, .. }) => matches!(program.node(*subject), Some(Node::Input(id)) if *id == input),
        _ => false,
    }
}

fn uses(program: &Program, id: NodeId, input: InputId) -> usize {
    let mut count = 0_usize;
    crate::ir::walk(program, id, &mut |_, node| {
        if matches!(node, Node::Input(id) if *id == input) {
            count = count.saturating_add(1);
        }
    });
    count
}

impl Words<'_> {
    /// An input with its row, unit, kind, range and direction: `Số cuộc họp trong năm (cuộc họp, số nguyên từ 0 trở lên)`.
    pub(super) fn described(&self, id: InputId) -> String {
        let Some(input) = self.program.input(id) else { return String::new() };
        let name = title_of(&input.name, input.about.as_deref());
        if input.common {
            return format!("{name} (số liệu chung)");
        }
        match input.row.filter(|row| Some(*row) != self.row).and_then(|row| self.program.row(row)) {
            Some(row) => format!("{name} (số liệu của chỉ số {})", row.code),
            None => format!("{name} ({})", self.kind(input)),
        }
    }

    /// `cuộc họp, số nguyên từ 0 trở lên, càng nhiều càng tốt`
    pub(super) fn kind(&self, input: &Input) -> String {
        let kind = self.figure_kind(&input.kind, input.domain.as_ref());
        let mut parts: Vec<String> = input.unit.iter().cloned().collect();
        parts.extend((!kind.is_empty()).then_some(kind));
        parts.extend(input.direction.as_ref().map(|direction| direction_words(direction.value).to_owned()));
        parts.join(", ")
    }

    /// What a figure can be, with its range.
    pub(super) fn figure_kind(&self, kind: &InputKind, domain: Option<&Bounds>) -> String {
        let within = |kind: &str, share: bool| match domain {
            Some(domain) => {
                let end = |end: &Option<(NodeId, bool)>| end.map(|(node, closed)| (self.beside(node, share), closed));
                format!("{kind} {}", range(end(&domain.low), end(&domain.high), ""))
            }
            None => kind.to_owned(),
        };
        match kind {
            InputKind::Whole => within("số nguyên", false),
            InputKind::Decimal => within("số thập phân", false),
            InputKind::Ratio => within("tỷ lệ", true),
            InputKind::YesNo => "có hoặc không".to_owned(),
            InputKind::Choice(options) => {
                let options: Vec<String> = options.iter().map(|option| title_of(&option.name, option.about.as_deref())).collect();
                format!("một trong các phương án: {}", options.join("; "))
            }
            InputKind::Points { by, .. } => format!("điểm do {by} chấm"),
        }
    }

    /// The words of a figure over all units or over a list; nothing for other nodes.
    pub(super) fn over_all(&self, id: NodeId) -> Option<String> {
        match self.program.node(id)? {
            Node::Population(population) => Some(self.population(self.program.population(*population)?)),
            Node::Root { value, degree: 2 } => {
                let population = variance(self.program, *value)?;
                let over = match population.statistic {
                    Statistic::Variance { sample: true } => "chia cho số đơn vị trừ 1",
                    _ => "chia cho số đơn vị",
                };
                Some(format!("độ lệch chuẩn ({over}) của {} {}", self.inside(population.of), self.scope(&population.scope)))
            }
            Node::Records { list, what, when } => self.records(*list, *what, *when),
            _ => None,
        }
    }

    fn population(&self, population: &Population) -> String {
        let name = match population.statistic {
            Statistic::Largest => "giá trị lớn nhất",
            Statistic::Smallest => "giá trị nhỏ nhất",
            Statistic::Mean => "giá trị trung bình",
            Statistic::Variance { sample: true } => "phương sai (chia cho số đơn vị trừ 1)",
            Statistic::Variance { sample: false } => "phương sai (chia cho số đơn vị)",
        };
        format!("{name} của {} {}", self.inside(population.of), self.scope(&population.scope))
    }

    fn scope(&self, scope: &Scope) -> String {
        let property = |id: &crate::ir::PropertyId| self.program.properties.get(id.index());
        match scope {
            Scope::All => "trong toàn bộ các đơn vị".to_owned(),
            Scope::Option(id, option) => {
                let name = property(id).map(|property| title_of(&property.name, property.about.as_deref())).unwrap_or_default();
                let option = property(id).and_then(|property| property.kind.options().get(*option));
                let option = option.map(|option| title_of(&option.name, option.about.as_deref())).unwrap_or_default();
                format!("trong các đơn vị có “{name}” là “{option}”")
            }
            Scope::Each(id) => {
                let name = property(id).map(|property| title_of(&property.name, property.about.as_deref())).unwrap_or_default();
                format!("trong các đơn vị có cùng “{name}” với đơn vị được chấm")
            }
        }
    }
}

/// What is printed for a name: what it says, or the name itself as words.
pub(super) fn title_of(name: &str, about: Option<&str>) -> String {
    about.map_or_else(|| capitalised(&name.replace('_', " ")), str::to_owned)
}

/// What a property can be.
pub(super) fn property_kind(kind: &PropertyKind) -> String {
    let list = |options: &[crate::ir::Choice]| {
        options.iter().map(|option| title_of(&option.name, option.about.as_deref())).collect::<Vec<_>>().join("; ")
    };
    match kind {
        PropertyKind::YesNo => "có hoặc không".to_owned(),
        PropertyKind::Choice(options) => format!("một trong: {}", list(options)),
        PropertyKind::Several(options) => format!("không, một hoặc nhiều trong: {}", list(options)),
        PropertyKind::Text => "ghi tên".to_owned(),
    }
}

pub(super) fn direction_words(direction: Direction) -> &'static str {
    match direction {
        Direction::Higher => "càng cao càng tốt",
        Direction::Lower => "càng thấp càng tốt",
    }
}
