// Looks entries and careers up by their names, in maps that are made once.
const fs = require("node:fs");
const path = require("node:path");

module.exports = (config) => {
  const all = JSON.parse(fs.readFileSync(path.join(__dirname, "entries.json"), "utf8"));
  const entries = new Map(all.map((entry) => [entry.id, entry]));
  let careers = new Map();

  config.addFilter("entry", (id) => entries.get(id));
  const amounts = new Intl.NumberFormat("en");
  config.addFilter("amount", (number) => amounts.format(number));
  // The names of what is used; where others are given, of that which is among them, or is not.
  config.addFilter("names", (uses, others, isAmong) => {
    const ids = others && new Set(others.map((use) => use.id));
    return uses.filter((use) => !ids || ids.has(use.id) === isAmong).map((use) => entries.get(use.id).name);
  });
  config.addFilter("career", (slug) => careers.get(slug));

  const sorted = (api) => api.getFilteredByTag("career").sort((a, b) => (a.fileSlug < b.fileSlug ? -1 : 1));
  config.addCollection("entries", (api) => {
    const pages = new Map(all.map((entry) => [entry.id, { ...entry, careers: [] }]));
    const sortedCareers = sorted(api);
    careers = new Map(sortedCareers.map((career) => [career.fileSlug, career]));
    for (const career of sortedCareers) {
      const { field, skills, tools, places } = career.data;
      for (const id of [field, ...[...skills, ...tools, ...places].map((use) => use.id)]) {
        pages.get(id).careers.push(career);
      }
    }
    return [...pages.values()];
  });
  config.addCollection("lists", (api) => {
    const kinds = ["field", "skill", "tool", "place"];
    const lists = kinds.map((kind) => ({
      path: `/${kind}s/`,
      title: `${kind}s`,
      items: all
        .filter((entry) => entry.kind === kind)
        .map(({ id, name, definition }) => ({ url: `/${kind}s/${id}/`, title: name, description: definition })),
    }));
    const items = sorted(api).map(({ url, data }) => ({ url, title: data.title, description: data.description }));
    lists.push({ path: "/careers/", title: "Careers", items });
    const sections = lists.map(({ path, title }) => ({ url: path, title }));
    return [...lists, { path: "/", title: "Careers", items: sections }];
  });
  return {
    markdownTemplateEngine: false,
    dir: { input: "content", includes: "../_includes", output: "public" },
  };
};
