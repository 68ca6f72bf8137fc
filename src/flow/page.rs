//! The page of the drawing, or the one that says that it is being made.

use askama::Template;
use axum::response::{IntoResponse as _, Response};

use super::drawing::Drawing;
use super::steps::{Step, steps};
use crate::dated::Undated;
use crate::layout::Layout;
use crate::page::{Keep, Page};
use crate::walked::walked;

#[derive(Template)]
#[template(path = "flow.html")]
struct FlowPage {
    layout: Layout,
    steps: Vec<Step>,
    drawing: Drawing,
}

/// Nothing is drawn yet: the page asks again by itself.
#[derive(Template)]
#[template(path = "flow-wait.html")]
struct WaitPage {
    layout: Layout,
}

/// `GET /{lang}/flow`
pub(super) async fn get(page: Undated) -> Response {
    let layout = page.layout();
    let t = page.lang.texts();
    let Some(walked) = walked(&page.state) else {
        return Page::new(WaitPage { layout }, Keep::Nothing).into_response();
    };
    let steps = steps(t, &walked.flow);
    let drawing = Drawing::new(t, &steps);
    Page::new(
        FlowPage {
            layout,
            steps,
            drawing,
        },
        Keep::Public,
    )
    .into_response()
}
