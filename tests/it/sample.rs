//! Small sites that have everything, for the laws and for the checks of finished pages.

use std::fmt::Write as _;

use crate::support::Site;

/// A site with everything that an edit can touch: four careers, all vocabularies, a facts file,
/// plain pages, an image, and a theme of its own with one template and a few words.
pub(crate) fn site() -> Site {
    let mut site = Site::base();
    for (path, text) in FILES {
        site.edit(path, text);
    }
    site
}

/// A site of `count` careers that share fields, skills, tools and places; each leads on to the two
/// that follow it.
pub(crate) fn many_careers(count: usize) -> Site {
    let mut site = Site::base();
    site.remove("content/data/facts/bureau-2025.yaml");
    site.replace("content/data/sources.yaml", OLD_SOURCE, "");
    let parts = |index: usize| match index % 3 {
        0 => ("crafts", "welding", "anvil", "seattle"),
        1 => ("software", "programming", "git", "boston"),
        _ => ("crafts", "communication", "apache-kafka", "united-states"),
    };
    for index in 0..count {
        let (field, skill, tool, place) = parts(index);
        let prose = format!(
            "---\ntitle: Career {index:03}\ndescription: Does the work number {index} in a long \
             list of works that all have to be done.\nfield: {field}\nupdated: 2026-01-{:02}\n\
             related: [career-{:03}, career-{:03}]\n---\n\n## What it is {{#overview}}\n\nSomebody has to do it.\n\n\
             ## Top skills {{#skills}}\n\nOne is enough.\n",
            index % 28 + 1,
            (index + 1) % count,
            (index + 2) % count,
        );
        let mut data = format!(
            "skills:\n  - {{ skill: {skill}, why: It helps. }}\ntools:\n  - {{ tool: {tool} }}\n\
             places:\n  - {{ place: {place} }}\n"
        );
        let _ = write!(
            data,
            "salary:\n  - {{ place: united-states, period: 2026, currency: USD, per: year, \
             median: {}, source: guild-2026 }}\n",
            40_000 + index * 100
        );
        site.edit(&format!("content/careers/career-{index:03}.md"), prose);
        site.edit(&format!("content/careers/career-{index:03}.yaml"), data);
    }
    site
}

const OLD_SOURCE: &str = "guild-2021:
  title: Survey of the guild
  publisher: The guild
  url: https://guild.example.org/old-survey
  period: 2021
  licence: CC0 1.0
";

const FILES: [(&str, &str); 15] = [
    (
        "site.yaml",
        "title: Trades
description: A guide to a few trades, as small as a site can be that still has everything.
base_url: https://trades.example.org/
theme: mine
",
    ),
    (
        "content/index.md",
        "---
title: Trades
description: A guide to a few trades, as small as a site can be that still has everything.
---

Begin with a [welder](careers/welder.md) or with [Git](tool:git).
",
    ),
    (
        "content/about.md",
        "---
title: About this guide
description: Who writes this guide, where its figures come from and how to report a mistake.
updated: 2026-10-01
aliases: [about-us.html]
---

Written by hand.

![Our forge](forge.svg)

## How it is made {#how}

With [sources](source:guild-2026) and patience.
",
    ),
    ("content/forge.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"),
    (
        "content/careers/welder.md",
        "---
title: Welder
description: Joins metal by melting it, on bridges, in ships and wherever two pieces must be one.
field: crafts
alternate_titles: [Fabricator]
updated: 2026-11-20
related: [blacksmith]
aliases: [careers/joiner-of-metal.html]
---

## What is a welder? {#overview}

A welder joins metal. See [what they earn](#salary) and the [blacksmith](blacksmith.md#overview).

## How to become one {#path}

### At school

Few schools teach it.

## On bridges

The wind is strong.
",
    ),
    (
        "content/careers/welder.yaml",
        "codes: { onet: 51-4121.00, note: The code fits. }
tasks: [Read drawings, Join parts]
skills:
  - { skill: welding, why: It is the work., level: expert }
education:
  - { level: high-school, about: Any subject. }
tools:
  - { tool: anvil, why: For the last blow. }
places:
  - { place: seattle, why: Ships are built there. }
roles:
  - { name: Underwater welder, about: Works where it is dark. }
",
    ),
    (
        "content/careers/blacksmith.md",
        "---
title: Blacksmith
description: Shapes hot iron into gates, tools and railings, and mends what others would throw away.
field: crafts
related: [welder]
---

## What is a blacksmith? {#overview}

Works at the [anvil](tool:anvil), as a [welder](career:welder) seldom does.
",
    ),
    (
        "content/careers/blacksmith.yaml",
        "skills:
  - { skill: welding, why: Gates are welded. }
  - { skill: communication }
tools:
  - { tool: anvil, why: It carries the blows. }
salary:
  - place: united-states
    period: 2026
    currency: USD
    per: year
    low: 30000
    median: 41000
    high: 60000+
    source: guild-2026
    note: Members of the guild only.
",
    ),
    (
        "content/careers/developer.md",
        "---
title: Developer
description: Writes programs, reads far more of them, and keeps them running while the world changes.
field: software
alternate_titles: [Programmer, Coder]
updated: 2026-11-01
---

## What is a developer? {#overview}

| Day | Work |
|-----|------|
| Monday | [Programming](skill:programming) |

## Pay {#salary}

More in [Boston](place:boston).[^1]

[^1]: In most years.
",
    ),
    (
        "content/careers/developer.yaml",
        "codes: { onet: 15-1252.00 }
skills:
  - { skill: programming, why: It is the work., level: expert }
  - { skill: communication, why: Most faults are misunderstandings. }
tools:
  - { tool: git, or: apache-kafka, why: Nothing gets lost. }
places:
  - { place: boston, why: Many companies. }
outlook:
  - { place: united-states, period: 2024-2034, growth_percent: 15.8, openings_per_year: 1200, source: guild-2026 }
",
    ),
    (
        "content/careers/archivist.yaml",
        "title: Archivist
description: Keeps what others would lose, and finds it again when somebody asks for it at last.
field: crafts
skills:
  - { skill: communication, why: People ask. }
salary:
  - { place: united-states, period: 2021, currency: USD, per: year, mean: 50000, source: guild-2021, historical: true }
",
    ),
    (
        "themes/mine/templates/plain.html",
        "{% extends \"fieldguide/plain.html\" %}
{% block updated -%}
<p class=\"mine\">{{ strings.footer_guide }}: {{ page.title }}</p>
{%- endblock updated %}
",
    ),
    ("themes/mine/strings.yaml", "footer_guide: The trades\nnav_careers: All trades\n"),
    ("themes/mine/assets/mine.css", "main { color: black }\n"),
    ("content/careers/notes.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"),
];
