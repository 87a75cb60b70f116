for (const part of document.querySelectorAll("[data-theory]")) {
  const t = JSON.parse(part.querySelector(".rules").textContent);
  const inner = t.phases.length * t.n_fear;
  const whole = new Intl.NumberFormat(t.language, { maximumFractionDigits: 0 });
  const share = new Intl.NumberFormat(t.language, { style: "percent" });
  const first = Object.values(t.presets)[0];
  // The rate of a rule, as `awhile.theory.model.Rule.rate`.
  const rateOf = (rule, value) => {
    let rate = rule.scale;
    for (const [a, b, dial] of rule.times) rate *= a + b * value[dial];
    let power = 0;
    for (const [c, ...names] of rule.exp) power += names.reduce((x, name) => x * value[name], c);
    return rate * Math.exp(power);
  };
  // Where the process ends, as `awhile.theory.model.find_outcomes`.
  const solve = (couple, policy) => {
    const rows = Array.from({ length: inner }, (_, i) => {
      const row = new Array(inner + 3).fill(0);
      row[inner + 2] = 1;
      return row;
    });
    const add = (from, to, rate) => {
      rows[from][from] += rate;
      rows[from][to] += to < inner ? -rate : rate;
    };
    const asked = rateOf(t.pressure, couple);
    for (let fear = 0; fear < t.n_fear; fear++) {
      const value = { ...couple, pressure: (policy.base + policy.per_fear * fear) * asked };
      for (const rule of t.rules) {
        const rate = rateOf(rule, value);
        if (typeof rule.moves === "number") {
          const to = fear + rule.moves;
          if (to >= 0 && to < t.n_fear)
            t.phases.forEach((_, i) => add(i * t.n_fear + fear, i * t.n_fear + to, rate));
        } else for (const [from, to] of rule.moves)
          add(from * t.n_fear + fear,
            typeof to === "number" ? to * t.n_fear + fear : inner + t.outcomes.indexOf(to), rate);
      }
    }
    for (let i = 0; i < inner; i++)
      for (let j = 0; j < inner; j++) {
        if (i === j || !rows[j][i]) continue;
        const part = rows[j][i] / rows[i][i];
        for (let k = i; k < inner + 3; k++) rows[j][k] -= part * rows[i][k];
      }
    return rows[t.start].slice(inner).map((x) => x / rows[t.start][t.start]);
  };
  const dials = [...part.querySelectorAll("input[type=range]")];
  const preset = part.querySelector("select");
  // A dial has steps, so the numbers are kept apart from it: only the one that is turned changes.
  let couple = t.given;
  const label = (dial) => { dial.previousElementSibling.textContent = couple[dial.name]; };
  const show = () => {
    const ends = {};
    for (const row of part.querySelector(".outcomes").tBodies[0].rows) {
      const [returned, gone, days] = ends[row.dataset.policy] =
        solve(couple, t.policies[row.dataset.policy]);
      const cells = row.cells;
      cells[1].firstChild.textContent = share.format(returned);
      cells[1].querySelector(".bar").setAttribute("width", 100 * returned);
      cells[2].textContent = share.format(gone);
      cells[3].textContent = whole.format(days);
    }
    // What giving space does beside to keep writing, as `awhile.tell.report.dials.judge`.
    const side = (space, writing) =>
      t.sides[1 + (space[0] - writing[0] > t.near) - (writing[0] - space[0] > t.near)];
    const bare = { ...couple, ...Object.fromEntries(t.assumed.map((name) => [name, 0])) };
    const without = side(solve(bare, t.policies.space), solve(bare, t.policies.keep_writing));
    const fill = { space: share.format(ends.space[0]), writing: share.format(ends.keep_writing[0]) };
    part.querySelector(".outcome").textContent = [
      t.words.dials_outcome.replace(/{(\w+)}/g, (_, name) => fill[name]),
      t.words[`space_${side(ends.space, ends.keep_writing)}`],
      t.words[`bare_${without}`],
    ].join(" ");
    part.dataset.ends = JSON.stringify(ends);
  };
  for (const dial of dials) dial.addEventListener("input", () => {
    couple = { ...couple, [dial.name]: Number(dial.value) };
    preset.value = "";
    label(dial);
    show();
  });
  preset.addEventListener("change", () => {
    couple = { ...first, ...(t.presets[preset.value] ?? t.given) };
    for (const dial of dials) {
      dial.value = couple[dial.name];
      label(dial);
    }
    show();
  });
  for (const hidden of part.querySelectorAll(".dials")) hidden.hidden = false;
}
