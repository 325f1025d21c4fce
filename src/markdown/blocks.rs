//! The text of a body as its readers read it, block by block.
//!
//! For checks of the writing itself. Marks, addresses, code and images are left out; what is left
//! knows its bytes. Made when somebody asks, apart from [`super::parse`], so that a build that
//! does not ask pays nothing.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::source::{Passage, Source, Span};

use super::body::Body;
use super::options;

/// A heading, a paragraph, or another stretch of text that stands alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// What it says.
    pub text: Passage,
    /// The words that an `<abbr title="…">` explains.
    pub explained: Vec<String>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of the given level; a page's own sections begin with level 2.
    Heading(usize),
    /// A paragraph, of a list or a quotation too.
    Paragraph,
    /// A cell of a table.
    Cell,
}

/// What stands for code in a text: no word, but something that a sentence can begin with.
const CODE: &str = "\u{fffc}";

/// The blocks of the part `body` of `source`, in its order; those without text are left out.
pub fn blocks(source: &Arc<Source>, body: Span) -> Vec<Block> {
    let body = Body::new(source, body);
    let mut reader =
        Reader { body: &body, blocks: Vec::new(), open: None, skipped: 0, abbr: false };
    for (event, range) in Parser::new_ext(body.text(), options()).into_offset_iter() {
        reader.read(&event, range);
    }
    reader.close();
    reader.blocks
}

struct Reader<'b> {
    body: &'b Body<'b>,
    blocks: Vec<Block>,
    open: Option<Block>,
    /// How many elements are open whose text is not read.
    skipped: usize,
    /// Whether the text that follows is explained by an attribute.
    abbr: bool,
}

impl Reader<'_> {
    fn read(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. }) => {
                self.skipped += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image) => self.skipped -= 1,
            _ if self.skipped > 0 => {}
            Event::Start(Tag::Heading { level, .. }) => {
                self.begin(BlockKind::Heading(*level as usize));
            }
            Event::Start(Tag::TableCell) => self.begin(BlockKind::Cell),
            Event::Start(tag) if !is_inline(tag.to_end()) => self.begin(BlockKind::Paragraph),
            Event::End(tag) if !is_inline(*tag) => self.close(),
            Event::Text(text) => self.text(text, range),
            Event::Code(_) => self.text(CODE, range),
            Event::SoftBreak | Event::HardBreak => {
                if let Some(block) = &mut self.open {
                    block.text.push_space();
                }
            }
            Event::InlineHtml(html) => {
                self.abbr = html.starts_with("<abbr ") && html.contains("title=");
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let span = self.body.span(&range);
        // The text of a tight list stands in no paragraph, and may go on behind a list inside it.
        let new = Block { kind: BlockKind::Paragraph, text: Passage::default(), explained: vec![] };
        let block = self.open.get_or_insert(new);
        block.text.push(text, span);
        if self.abbr {
            block.explained.push(text.to_owned());
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.close();
        self.open = Some(Block { kind, text: Passage::default(), explained: Vec::new() });
    }

    fn close(&mut self) {
        let there = |block: &Block| !block.text.text().trim().is_empty();
        self.blocks.extend(self.open.take().filter(there));
    }
}

fn is_inline(tag: TagEnd) -> bool {
    use TagEnd::{Emphasis, Link, Strikethrough, Strong};
    matches!(tag, Emphasis | Strong | Strikethrough | Link)
}
