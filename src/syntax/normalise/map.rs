//! The way back from the normalised text to the file.
//!
//! Most of a text passes unchanged, so the map keeps runs and not characters: a run either goes step by step with the file, or stands
//! as a whole for a stretch of it. Looking a place up is a binary search.

use std::ops::Range;

#[derive(Clone, Debug)]
struct Run {
    /// Where the run begins in the normalised text.
    at: usize,
    /// What it came from.
    source: Range<usize>,
    /// Whether text and file go byte by byte; if not, every place in the run means the whole source.
    steps: bool,
}

/// Places in the normalised text, and where in the file they come from.
#[derive(Clone, Debug, Default)]
pub(super) struct OffsetMap {
    runs: Vec<Run>,
    source_len: usize,
}

impl OffsetMap {
    /// Notes that the next `len` bytes, which begin at `at`, came from `source`. Pieces arrive in order and leave no gap in the text.
    pub(super) fn push(&mut self, at: usize, len: usize, source: Range<usize>) {
        if len == 0 {
            return;
        }
        let steps = len == source.len();
        match self.runs.last_mut() {
            // Both sides are as long as before, so one run serves both; lookups come at character boundaries, and those agree.
            Some(last) if steps && last.steps && last.source.end == source.start => last.source.end = source.end,
            _ => self.runs.push(Run { at, source, steps }),
        }
    }

    /// Closes the map: places past the last run are the end of the file.
    pub(super) fn finish(&mut self, source_len: usize) {
        self.source_len = source_len;
    }

    /// Where the character at `at` begins in the file. `text_len` bytes in and later there is no character, only the end of the file.
    pub(super) fn start(&self, at: usize, text_len: usize) -> usize {
        match self.run(at) {
            Some(run) if at < text_len => {
                if run.steps {
                    run.step(at)
                } else {
                    run.source.start
                }
            }
            _ => self.source_len,
        }
    }

    /// Where the character that ends at `at` ends in the file.
    pub(super) fn end(&self, at: usize) -> usize {
        match at.checked_sub(1).and_then(|last| self.run(last)) {
            Some(run) => {
                if run.steps {
                    run.step(at)
                } else {
                    run.source.end
                }
            }
            None => 0,
        }
    }

    fn run(&self, at: usize) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.at <= at);
        after.checked_sub(1).and_then(|index| self.runs.get(index))
    }
}

impl Run {
    fn step(&self, at: usize) -> usize {
        self.source.start.saturating_add(at.saturating_sub(self.at)).min(self.source.end)
    }
}
