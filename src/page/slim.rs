//! A page without what only people who read its source need: line breaks between blocks, and the
//! long way to write an ampersand in an address. Somebody with little data pays for each byte.

/// The elements around which white space shows nothing.
const BLOCKS: [&str; 40] = [
    "article",
    "aside",
    "blockquote",
    "body",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "html",
    "legend",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "script",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// The same page, shorter.
pub(super) fn slim(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    // Breaks that are kept only where something else than a block comes.
    let mut breaks = 0;
    for line in page.split('\n') {
        if !line.is_empty() {
            if !(out.ends_with('>') && begins_a_block(line)) {
                out.extend(std::iter::repeat_n('\n', breaks));
            }
            breaks = 0;
            push(&mut out, line);
        }
        breaks += 1;
    }
    out
}

/// Whether a line begins with the start or the end of a block. What a person typed never does: its
/// angle brackets are written otherwise.
fn begins_a_block(line: &str) -> bool {
    let Some(tag) = line.strip_prefix('<') else {
        return false;
    };
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let name = tag.split(|letter: char| !letter.is_ascii_alphanumeric());
    name.into_iter()
        .next()
        .is_some_and(|name| BLOCKS.binary_search(&name).is_ok())
}

/// Adds a line, with the addresses of its links written short.
fn push(out: &mut String, line: &str) {
    const LINK: &str = "href=\"";
    let mut rest = line;
    while let Some(at) = rest.find(LINK) {
        let (before, from) = rest.split_at(at + LINK.len());
        let end = from.find('"').unwrap_or(from.len());
        let (address, after) = from.split_at(end);
        out.push_str(before);
        push_address(out, address);
        rest = after;
    }
    out.push_str(rest);
}

/// An ampersand before a name and `=` stands for itself in an attribute, by the rules of HTML; every
/// other is left as it is.
fn push_address(out: &mut String, address: &str) {
    let mut parts = address.split("&#38;");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let name = part.split('=').next().unwrap_or_default();
        let is_name = name.len() < part.len()
            && !name.is_empty()
            && name.bytes().all(|letter| letter.is_ascii_alphanumeric());
        out.push_str(if is_name { "&" } else { "&#38;" });
        out.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_between_blocks_go_and_those_between_words_stay() {
        for (page, short) in [
            (
                "<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>\n",
                "<ul><li>a</li><li>b</li></ul>",
            ),
            ("<p>a</p>\n<h2>b</h2>", "<p>a</p><h2>b</h2>"),
            ("<a>a</a>\n<a>b</a>", "<a>a</a>\n<a>b</a>"),
            ("<b>a</b>\nb", "<b>a</b>\nb"),
            ("a\n<p>b</p>", "a\n<p>b</p>"),
            (
                "<textarea>\n\na\n\nb</textarea>",
                "<textarea>\n\na\n\nb</textarea>",
            ),
            (
                "<textarea>a&#62;\n&#60;li</textarea>",
                "<textarea>a&#62;\n&#60;li</textarea>",
            ),
            ("<svg>\n<path/></svg>", "<svg>\n<path/></svg>"),
        ] {
            assert_eq!(slim(page), short, "{page}");
        }
    }

    #[test]
    fn an_address_is_written_short_and_a_text_is_not_touched() {
        for (page, short) in [
            (
                "<a href=\"/en/?a=1&#38;b=2\">x</a>",
                "<a href=\"/en/?a=1&b=2\">x</a>",
            ),
            (
                "<a href=\"/x?a&#38;lt;b\">&#38;c=</a>",
                "<a href=\"/x?a&#38;lt;b\">&#38;c=</a>",
            ),
            ("<input value=\"a&#38;b=c\">", "<input value=\"a&#38;b=c\">"),
            ("<a href=\"/x&#38;=1\">", "<a href=\"/x&#38;=1\">"),
        ] {
            assert_eq!(slim(page), short, "{page}");
        }
    }

    #[test]
    fn the_names_are_in_order() {
        assert!(BLOCKS.is_sorted());
    }
}
