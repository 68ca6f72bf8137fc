// The block for authors: two fields beside it, and words in its place. WordPress' own parts, no
// build step. The words come translated from PHP.
(({ blocks, blockEditor, components, element }, words) => {
  const { createElement: el, Fragment } = element;
  const { InspectorControls, useBlockProps } = blockEditor;
  const { PanelBody, Placeholder, TextControl } = components;

  const field = (name, pattern, { attributes, setAttributes }) =>
    el(TextControl, {
      label: words[name],
      help: words.empty,
      value: attributes[name],
      onChange: (typed) => {
        const value = typed.trim().toLowerCase();
        if (pattern.test(value)) setAttributes({ [name]: value });
      },
    });

  const edit = (props) =>
    el(
      Fragment,
      null,
      el(
        InspectorControls,
        null,
        el(
          PanelBody,
          { title: words.settings },
          field("lang", /^[a-z]{0,3}$/, props),
          field("site", /^[a-z0-9-]{0,40}$/, props),
        ),
      ),
      el("div", useBlockProps(), el(Placeholder, { icon: "location-alt", label: words.name, instructions: words.instead })),
    );

  blocks.registerBlockType("rumo/triage", { edit, save: () => null });
})(window.wp, window.rumoTriage);
