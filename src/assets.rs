//! The few files that pages need: stylesheets, an icon, and scripts that their pages can do without.
//! Built into the program, named by their content, kept by browsers for a year.

use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

use axum::extract::Request;
use axum::response::Response;
use bytes::Bytes;
use store::digest;

use crate::error::AppError;
use crate::page::Asset;

/// The stylesheet of every page.
pub(crate) const CSS: &str = include_str!("../static/rumo.css");

/// A file with the address that its content gives it. It is compressed when it is first asked for.
struct File {
    text: Cow<'static, str>,
    kind: Kind,
    path: String,
    asset: OnceLock<Asset>,
}

/// What a file is: how its name ends, and its type.
struct Kind(&'static str, &'static str);

const STYLE: Kind = Kind("css", "text/css; charset=utf-8");
const SCRIPT: Kind = Kind("js", "text/javascript; charset=utf-8");
const DRAWING: Kind = Kind("svg", "image/svg+xml");

impl File {
    fn new(text: &'static str, kind: Kind) -> Self {
        let text = match kind.0 {
            "js" => Cow::Owned(without_comments(text)),
            _ => Cow::Borrowed(text),
        };
        Self {
            path: format!("/static/rumo-{}.{}", &digest(&text)[..12], kind.0),
            text,
            kind,
            asset: OnceLock::new(),
        }
    }

    fn asset(&self) -> &Asset {
        self.asset.get_or_init(|| {
            let bytes = Bytes::copy_from_slice(self.text.as_bytes());
            Asset::new(bytes, self.kind.1)
        })
    }
}

/// A script without the lines that are comments alone, a fourth of what a phone would load, and
/// without what stands before a line: no text of a script begins a line with spaces.
fn without_comments(script: &str) -> String {
    let is_comment =
        |line: &&str| line.starts_with("//") || line.starts_with("/**") || line.starts_with('*');
    let lines = script.lines().map(str::trim_start);
    let code = lines.filter(|line| !is_comment(line));
    code.flat_map(|line| [line, "\n"]).collect()
}

/// One line a file: a function that gives its address, what it is, and its text.
macro_rules! files {
    ($($(#[$about:meta])* $name:ident: $kind:ident = $text:expr;)+) => {
        struct Files {
            $($name: LazyLock<File>,)+
        }

        static FILES: Files = Files {
            $($name: LazyLock::new(|| File::new($text, $kind)),)+
        };

        impl Files {
            fn find(&self, path: &str) -> Option<&File> {
                let all = [$(&self.$name,)+];
                all.into_iter().find(|file| file.path == path).map(|file| &**file)
            }
        }

        $($(#[$about])*
        pub(crate) fn $name() -> &'static str {
            &FILES.$name.path
        })+
    };
}

/// What both scripts of the diary begin with: its form, the check, and the words of entries.
macro_rules! diary {
    ($($part:literal),+) => {
        concat!(
            include_str!("../static/diary/form.js"),
            include_str!("../static/diary/read.js"),
            include_str!("../static/diary/stamps.js"),
            include_str!("../static/diary/known.js"),
            include_str!("../static/diary/check.js"),
            include_str!("../static/diary/words.js"),
            include_str!("../static/diary/item.js"),
            include_str!("../static/diary/later.js"),
            $(include_str!($part)),+
        )
    };
}

files! {
    /// The address of the stylesheet.
    stylesheet: STYLE = CSS;
    /// The address of the icon.
    icon: DRAWING = include_str!("../static/rumo.svg");
    /// The address of what the editors' pages need beside the stylesheet.
    editor_stylesheet: STYLE = include_str!("../static/editor.css");
    /// The address of the script that narrows the list of messages.
    narrow: SCRIPT = include_str!("../static/narrow.js");
    /// The address of what the page for webmasters needs beside the stylesheet.
    ways_in_stylesheet: STYLE = include_str!("../static/embed/ways-in.css");
    /// The address of the script that gives a preview its height.
    preview: SCRIPT = include_str!("../static/embed/preview.js");
    /// The address of the script that copies a text.
    copy: SCRIPT = include_str!("../static/copy.js");
    /// The address of the script behind the button that prints.
    print: SCRIPT = include_str!("../static/print.js");
    /// The address of what the pages of a result taken away need beside the stylesheet.
    take_stylesheet: STYLE = include_str!("../static/take.css");
    /// The address of the stylesheet of the sheet, which stands alone.
    sheet_stylesheet: STYLE = include_str!("../static/sheet.css");
    /// The address of what letters need beside the stylesheet.
    letters_stylesheet: STYLE = include_str!("../static/letters.css");
    /// The address of what makes a page the registered letter on paper.
    letter_paper_stylesheet: STYLE = include_str!("../static/letter-paper.css");
    /// The address of the script that fills the blanks of a letter on the device. It reads a diary
    /// by the diary's own means.
    letters_script: SCRIPT = concat!(
        include_str!("../static/diary/form.js"),
        include_str!("../static/diary/read.js"),
        include_str!("../static/diary/keep.js"),
        include_str!("../static/letters.js"),
    );
    /// The address of what the desk needs beside the stylesheet.
    desk_stylesheet: STYLE = include_str!("../static/desk/desk.css");
    /// The address of the script of the desk.
    desk: SCRIPT = concat!(
        include_str!("../static/desk/leave.js"),
        include_str!("../static/desk/old.js"),
        include_str!("../static/desk/desk.js"),
    );
    /// The address of what the pages of the diary need beside the stylesheet.
    diary_stylesheet: STYLE = include_str!("../static/diary/diary.css");
    /// The address of the script that notes attempts.
    diary_script: SCRIPT = diary!(
        "../static/diary/add.js",
        "../static/diary/end.js",
        "../static/diary/keep.js",
        "../static/diary/hold.js",
        "../static/diary/note.js"
    );
    /// The address of the script that checks a diary.
    check_diary_script: SCRIPT = diary!("../static/diary/examine.js");
    /// The address of what both load later: for files, dossiers, and what was found.
    diary_later_script: SCRIPT = concat!(
        include_str!("../static/diary/found.js"),
        include_str!("../static/diary/speakers.js"),
        include_str!("../static/diary/write.js"),
        include_str!("../static/diary/readable.js"),
        include_str!("../static/diary/dossier.js"),
    );
}

/// Answers for everything below `/static/`.
pub(crate) async fn serve(request: Request) -> Result<Response, AppError> {
    let file = FILES.find(request.uri().path()).ok_or(AppError::NotFound)?;
    Ok(file.asset().respond(request.headers()))
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn a_script_is_served_without_the_lines_that_are_comments_alone() {
        let script = "\"use strict\";\n/**\n * What.\n */\nlet a = 1; // Why.\n  // Alone.\nlet b = 'http://x';\n/** Short. */\n";
        let code = "\"use strict\";\nlet a = 1; // Why.\nlet b = 'http://x';\n";
        assert_eq!(without_comments(script), code);
    }
}
