// The way beside the questions is of the answers that were sent. As soon as the form says others it is
// old: it is veiled with its code, a word says so, and so is the day in words beside a date.

const old = {
  fields: (form) => [...form.querySelectorAll("input, textarea")],

  /** Whether a field says something else than when it came. */
  isChanged: (field) =>
    /^(radio|checkbox)$/.test(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue,

  isAny: (form) => old.fields(form).some(old.isChanged),

  /** Veils what is old, and unveils what is not. True where a way is old now that was not before. */
  mark(form) {
    const way = document.getElementById("way");
    const isOld = old.isAny(form) && way.matches("[data-done]");
    const isNew = isOld && !form.matches(".old");
    form.classList.toggle("old", isOld);
    way.setAttribute("aria-busy", isOld);
    for (const field of form.querySelectorAll(".typed input")) {
      const day = field.parentNode.querySelector(".read-day");
      if (!day) continue;
      day.hidden = old.isChanged(field);
      const { dataset } = field;
      dataset.described = dataset.described || field.getAttribute("aria-describedby");
      field.setAttribute("aria-describedby", day.hidden ? "" : dataset.described);
    }
    return isNew;
  },
};
