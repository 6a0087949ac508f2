//! Results as JSON. `docs/json.md` is its schema.

use serde_json::{Map, Value, json};

use super::number::{number, ratio};
use crate::check::state_words;
use crate::diagnostic::Listed;
use crate::eval::Given;
use crate::ir::{Basis, Maximum, Population, PopulationId, Program, RowLevel, Scope, Statistic};
use crate::quantity::Exact;
use crate::score::{Mean, RankChange, Scores, UnitScore};

/// What a result was made from.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// SHA-256 of the rule files in reading order.
    pub rules: String,
    /// SHA-256 of the data.
    pub data: String,
    /// The rule file as named.
    pub rule_file: String,
    /// The data file as named.
    pub data_file: String,
}

/// The results of a year.
pub fn to_json(program: &Program, scores: &Scores, origin: &Origin, findings: Value) -> Value {
    json!({
        "version": 1,
        "set": {
            "code": program.set.code,
            "title": program.set.title,
            "document": program.set.document,
            "from": program.set.from,
            "to": program.set.to,
            "scale": program.set.scale.as_ref().map(number),
        },
        "origin": {
            "program": concat!("dti ", env!("CARGO_PKG_VERSION")),
            "rules": { "file": origin.rule_file, "sha256": origin.rules },
            "data": { "file": origin.data_file, "sha256": origin.data },
        },
        "rows": program.rows.iter().zip(program.dependent()).map(|(made, relative)| row(made, relative)).collect::<Vec<_>>(),
        "classes": classes(program, scores),
        "rowClasses": row_classes(program, scores),
        "rankings": rankings(program),
        "inferred": inferred(program),
        "populations": populations(program, scores),
        "units": (0..scores.units.len()).map(|index| unit(program, scores, index)).collect::<Vec<_>>(),
        "means": means(program, scores),
        "previous": previous(scores),
        "rounds": super::rounds::to_json(program, scores),
        "findings": findings,
    })
}

fn row(row: &crate::ir::Row, relative: bool) -> Value {
    let level = match row.level {
        RowLevel::Group => "group",
        RowLevel::Main => "main",
        RowLevel::Component => "component",
        RowLevel::Extra if row.extra == Some(crate::ir::Extra::Deduction) => "deduction",
        RowLevel::Extra => "bonus",
    };
    json!({
        "code": row.code.as_str(),
        "title": row.title,
        "level": level,
        "maximum": match &row.maximum {
            Maximum::Points(points) => number(points),
            Maximum::Unpublished => Value::String("unpublished".to_owned()),
            Maximum::Unlimited => Value::String("unlimited".to_owned()),
            Maximum::Unscored => Value::String("unscored".to_owned()),
        },
        "outside": row.outside,
        "relative": relative,
        "notDeployed": row.not_deployed,
        "clause": row.clause(),
        "inferred": row.inferred.iter().map(|inferred| &inferred.ground).collect::<Vec<_>>(),
    })
}

fn classes(program: &Program, scores: &Scores) -> Value {
    let Some(classes) = &program.classes else { return Value::Null };
    let rows = classes.rows.iter().zip(&scores.class_counts);
    let rows: Vec<Value> = rows.map(|(class, units)| json!({ "name": class.name, "short": class.short, "units": units })).collect();
    json!({ "rows": rows, "inferred": classes.inferred.iter().map(|inferred| &inferred.ground).collect::<Vec<_>>() })
}

/// The ranking tables: what they are called, and on what they rest that is not printed.
fn rankings(program: &Program) -> Vec<Value> {
    let grounds = |ranking: &crate::ir::Ranking| ranking.inferred.iter().map(|inferred| inferred.ground.clone()).collect::<Vec<_>>();
    program.rankings.iter().map(|ranking| json!({ "table": ranking.title, "inferred": grounds(ranking) })).collect()
}

/// Every ground of what is inferred and not printed, so that a reader of the results sees on what they rest.
fn inferred(program: &Program) -> Value {
    grounds(program).into_iter().map(Value::String).collect()
}

/// The grounds of all inferred statements of a set, each once.
pub fn grounds(program: &Program) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for inferred in program.inferred() {
        if !out.contains(&inferred.ground) {
            out.push(inferred.ground.clone());
        }
    }
    out
}

fn unit(program: &Program, scores: &Scores, index: usize) -> Value {
    let Some(unit) = scores.units.get(index) else { return Value::Null };
    let percent = program.rounding.percent.is_some_and(|percent| percent.percent);
    let value = |value: &Option<Exact>| value.as_ref().map(number);
    let class_of = |basis: &Basis| row_class(program, scores, index, basis);
    let rows: Map<String, Value> = program
        .rows_with_ids()
        .zip(&unit.result.rows)
        .map(|((id, row), outcome)| {
            let made = json!({
                "class": class_of(&Basis::Row(id)),
                "points": value(&outcome.points),
                "applicable": number(&outcome.applicable),
                "state": outcome.state.map(state_words),
            });
            (row.code.to_string(), made)
        })
        .collect();
    let pillars = program.pillars.iter().zip(&unit.result.pillars).enumerate().map(|(at, (pillar, (points, applicable)))| {
        let class = class_of(&Basis::Pillar(at));
        json!({ "title": pillar.title, "points": value(points), "applicable": number(applicable), "class": class })
    });
    let ranks = program.rankings.iter().zip(&scores.rankings).map(|(ranking, table)| {
        let place = table.place_of(index);
        let tied = place.filter(|place| place.tied).and(ranking.at_last.as_ref());
        json!({
            "table": ranking.title,
            "rank": place.and_then(|place| place.rank),
            "group": place.and_then(|place| place.group.clone()),
            "tied": tied,
        })
    });
    let class = program.classes.as_ref().zip(unit.class).and_then(|(classes, class)| classes.rows.get(class));
    json!({
        "name": unit.name,
        "total": value(&unit.result.total),
        "base": value(&unit.result.base),
        "added": number(&unit.result.extras.added),
        "taken": number(&unit.result.extras.taken),
        "applicable": number(&unit.result.applicable),
        "percent": unit.result.percent.as_ref().map(|value| ratio(value, percent)),
        "class": class.map(|class| &class.name),
        "lowered": lowered(program, unit),
        "previous": previous_of(scores, index),
        "ranks": ranks.collect::<Vec<_>>(),
        "pillars": pillars.collect::<Vec<_>>(),
        "rows": rows,
    })
}

/// What units were compared with: the figure of each group, and how many units are in it.
fn populations(program: &Program, scores: &Scores) -> Vec<Value> {
    let ids = (0..program.populations.len()).map(PopulationId::of);
    let one = |id: PopulationId| {
        let (population, figures) = (program.population(id)?, scores.populations.get(id)?);
        let statistic = match population.statistic {
            Statistic::Largest => "largest",
            Statistic::Smallest => "smallest",
            Statistic::Mean => "mean",
            Statistic::Variance { sample: true } => "sample variance",
            Statistic::Variance { sample: false } => "variance",
        };
        let mut groups: Vec<(Option<String>, &Exact)> = figures
            .by_group
            .iter()
            .map(|(group, value)| (group.as_ref().map(|given| given_text(program, population, given)), value))
            .collect();
        groups.sort();
        let groups: Vec<Value> = groups.into_iter().map(|(group, value)| json!({ "group": group, "value": number(value) })).collect();
        let row = program.row(population.row)?.code.to_string();
        Some(json!({ "row": row, "statistic": statistic, "figures": groups, "members": figures.members, "without": figures.without }))
    };
    ids.filter_map(one).collect()
}

/// The name of the group that a property's value makes.
fn given_text(program: &Program, population: &Population, given: &Given) -> String {
    let Scope::Each(property) = population.scope else { return String::new() };
    let options = program.properties.get(property.index()).map(|property| property.kind.options()).unwrap_or_default();
    let name = |option: &usize| options.get(*option).map(|option| option.name.clone()).unwrap_or_default();
    match given {
        Given::Option(option) => name(option),
        Given::Options(several) => several.iter().map(name).collect::<Vec<_>>().join("; "),
        Given::Truth(truth) => if *truth { "có" } else { "không" }.to_owned(),
        Given::Text(text) => text.clone(),
        Given::Number(_) | Given::State(_) => String::new(),
    }
}

/// The class of a row or pillar of a unit, where the rules class such rows one by one.
fn row_class<'p>(program: &'p Program, scores: &Scores, unit: usize, basis: &Basis) -> Option<&'p str> {
    program.row_classes.iter().zip(&scores.row_classes).find_map(|(table, classed)| {
        let index = table.list.iter().position(|known| known == basis)?;
        Some(classed.class(table, unit, index)?.name.as_str())
    })
}

/// The class tables of rows and pillars, with the classes of the means.
fn row_classes(program: &Program, scores: &Scores) -> Value {
    let percent = program.rounding.percent.is_some_and(|percent| percent.percent);
    let tables = program.row_classes.iter().zip(&scores.row_classes).map(|(table, classed)| {
        let means = table.list.iter().zip(&classed.means).map(|(basis, mean)| {
            let class = mean.as_ref().and_then(|mean| table.table.rows.get(mean.class?)).map(|class| &class.name);
            let mut made = json!({
                "applicable": mean.as_ref().map(|mean| number(&mean.applicable)),
                "percent": mean.as_ref().map(|mean| ratio(&mean.share, percent)),
                "class": class,
            });
            let named = match basis {
                Basis::Row(id) => program.row(*id).map(|row| ("code", row.code.to_string())),
                Basis::Pillar(index) => program.pillars.get(*index).map(|pillar| ("title", pillar.title.clone())),
                Basis::Total | Basis::Percent | Basis::ScaledTo(_) => None,
            };
            if let (Some(object), Some((key, name))) = (made.as_object_mut(), named) {
                object.insert(key.to_owned(), json!(name));
            }
            made
        });
        json!({
            "of": level_name(table.of),
            "classes": table.table.rows.iter().map(|class| json!({ "name": class.name, "short": class.short })).collect::<Vec<_>>(),
            "means": means.collect::<Vec<_>>(),
            "inferred": table.table.inferred.iter().map(|inferred| &inferred.ground).collect::<Vec<_>>(),
        })
    });
    tables.collect()
}

fn level_name(of: Listed) -> &'static str {
    match of {
        Listed::Groups => "group",
        Listed::MainIndexes => "main",
        Listed::Components => "component",
        Listed::Pillars => "pillar",
    }
}

/// Last year's results as a whole.
fn previous(scores: &Scores) -> Value {
    let Some(previous) = &scores.previous else { return Value::Null };
    let new = scores.units.iter().zip(&previous.units).filter(|(_, before)| before.is_none()).map(|(unit, _)| unit.name.as_str());
    json!({
        "file": previous.file,
        "mean": previous.mean.as_ref().map(number),
        "meanChange": previous.mean_change(scores).as_ref().map(number),
        "new": new.collect::<Vec<_>>(),
        "gone": previous.gone,
    })
}

/// What a unit had last year, and how that changed.
fn previous_of(scores: &Scores, unit: usize) -> Value {
    let Some(previous) = &scores.previous else { return Value::Null };
    let Some(before) = previous.unit(unit) else { return Value::Null };
    let places = match previous.rank(scores, unit) {
        Some(RankChange::By(places)) => Some(places),
        Some(RankChange::New) | None => None,
    };
    json!({
        "total": before.total.as_ref().map(number),
        "rank": before.rank,
        "class": before.class,
        "change": previous.points(scores, unit).as_ref().map(number),
        "rankChange": places,
    })
}

/// From which class the unit was lowered, and by which sentences.
fn lowered(program: &Program, unit: &UnitScore) -> Value {
    let (Some(classes), Some(lowered)) = (&program.classes, &unit.lowered) else { return Value::Null };
    let from = classes.rows.get(lowered.first).map(|class| &class.name);
    json!({ "from": from, "by": lowered.sentences(classes) })
}

fn means(program: &Program, scores: &Scores) -> Value {
    let mean = |mean: &Option<Mean>| {
        mean.as_ref().map(|mean| {
            let mut made = number(&mean.value);
            if let Some(object) = made.as_object_mut() {
                object.insert("units".to_owned(), json!(mean.units));
                object.insert("approximate".to_owned(), json!(mean.approximate));
            }
            made
        })
    };
    let as_percent = program.rounding.percent.is_some_and(|percent| percent.percent);
    let mut percent = mean(&scores.means.percent);
    if let (Some(shown), Some(value)) = (percent.as_mut().and_then(Value::as_object_mut), &scores.means.percent) {
        let display = ratio(&value.value, as_percent).get("display").cloned().unwrap_or_default();
        shown.insert("display".to_owned(), display);
    }
    let rows = program.rows.iter().zip(&scores.means.rows).filter(|(_, value)| value.is_some());
    let rows: Map<String, Value> = rows.map(|(row, value)| (row.code.to_string(), json!(mean(value)))).collect();
    let pillars: Vec<Value> = program
        .pillars
        .iter()
        .zip(&scores.means.pillars)
        .map(|(pillar, value)| json!({ "title": pillar.title, "mean": mean(value) }))
        .collect();
    json!({ "total": mean(&scores.means.total), "percent": percent, "rows": rows, "pillars": pillars })
}
