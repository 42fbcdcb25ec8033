"use strict";
// The query page: sends the query to this server's endpoint and lays the rows out as a table, as text only.
const $ = (id) => document.getElementById(id);

$("named").addEventListener("change", () => {
  if ($("named").value) $("query").value = $("named").value;
});

$("query").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) $("form").requestSubmit();
});

$("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  $("status").textContent = "running …";
  $("result").replaceChildren();
  try {
    const response = await fetch("/sparql", {
      method: "POST",
      headers: {
        "Content-Type": "application/sparql-query",
        Accept: "application/sparql-results+json, text/turtle;q=0.9",
      },
      body: $("query").value,
    });
    const text = await response.text();
    if (!response.ok) {
      $("status").textContent = text.trim();
    } else if (response.headers.get("content-type").startsWith("application/sparql-results+json")) {
      show(JSON.parse(text));
    } else {
      $("status").textContent = "done";
      const block = document.createElement("pre");
      block.textContent = text;
      $("result").append(block);
    }
  } catch (error) {
    $("status").textContent = `the server did not answer: ${error.message}`;
  }
});

function show(result) {
  if ("boolean" in result) {
    $("status").textContent = result.boolean ? "yes" : "no";
    return;
  }
  const names = result.head.vars;
  const rows = result.results.bindings;
  $("status").textContent = `${rows.length} rows`;
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const name of names) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = name;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const name of names) line.insertCell().textContent = row[name]?.value ?? "";
  }
  $("result").append(table);
}
