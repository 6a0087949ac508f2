//! dti
use dti::compile::compile;
use dti::load::Disk;
fn main() {
    for path in std::env::args().skip(1) {
        let c = compile(&Disk, &path).unwrap();
        for f in c.findings.sorted() {
            let at = f.span().and_then(|s| c.sources.start(s));
            println!(
                "{path} {:?} {} {:?} {:?} [{}]",
                at.map(|a| (a.line, a.column)),
                f.fault.code(),
                f.fault,
                f.fixes.iter().map(|f| &f.text).collect::<Vec<_>>(),
                f.span().map_or("", |s| c.sources.text(s)).lines().next().unwrap_or("")
            );
        }
    }
}
