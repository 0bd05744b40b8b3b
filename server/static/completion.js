// Completion from this graph: its classes, properties, concepts and States, found by name or by IRI.
let terms;

export async function completers(Yasqe, address) {
  terms = await fetch(address).then((answer) => answer.json());
  const defaults = Yasqe.defaults.autocompleters.filter((name) => !["class", "property"].includes(name));
  Yasqe.registerAutocompleter(completer("legation-classes", () => terms.classes, (previous) => ["a", "rdf:type"].includes(previous)));
  Yasqe.registerAutocompleter(completer("legation-properties", () => terms.properties, null));
  Yasqe.registerAutocompleter(completer("legation-things", () => [...terms.states, ...terms.concepts], (previous) => previous && !["a", "rdf:type"].includes(previous)));
  Yasqe.defaults.autocompleters = [...defaults, "legation-classes", "legation-properties", "legation-things"];
}

// `after` decides by the property before the cursor; null means the place of the property itself.
function completer(name, choice, after) {
  return {
    name,
    bulk: false,
    autoShow: true,
    isValidCompletionPosition(yasqe) {
      const token = yasqe.getCompleteToken();
      if (!token.string.trim() || "?$\"'".includes(token.string[0])) return false;
      const predicate = (token.state.possibleCurrent ?? []).includes("a");
      if (!after) return predicate;
      const previous = yasqe.getPreviousNonWsToken(yasqe.getDoc().getCursor().line, token);
      return !predicate && after(previous?.state.lastProperty);
    },
    preProcessToken: (yasqe, token) => ({ ...token, prefixes: yasqe.getPrefixesFromQuery(), typed: token.string.trim() }),
    get: (yasqe, token) => matching(choice(), token).map((term) => term.iri),
    postProcessSuggestion: (yasqe, token, iri) => shortened(iri, token.prefixes),
    postprocessHints: (yasqe, hints) => hints.map((hint) => ({ ...hint, displayText: described(hint.text, choice(), yasqe.getPrefixesFromQuery()) })),
  };
}

function matching(choice, token) {
  const typed = token.typed.replace(/^<|>$/g, "").toLowerCase();
  const word = typed.replace(/^\w*:(?!\/\/)/, "");
  const rank = (term) => {
    const label = term.label.toLowerCase();
    const local = term.iri.split(/[#/]/).pop().toLowerCase();
    if (label.startsWith(word) || local.startsWith(word)) return 0;
    if (label.includes(word) || term.iri.toLowerCase().startsWith(typed)) return 1;
    return 2;
  };
  return choice.filter((term) => rank(term) < 2).toSorted((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label)).slice(0, 50);
}

function shortened(iri, prefixes) {
  for (const [prefix, namespace] of Object.entries(prefixes))
    if (namespace && iri.startsWith(namespace) && /^[\w-]+$/.test(iri.slice(namespace.length))) return `${prefix}:${iri.slice(namespace.length)}`;
  return `<${iri}>`;
}

function described(text, choice, prefixes) {
  const term = choice.find((each) => shortened(each.iri, prefixes) === text);
  return term ? `${term.label}   ${text}` : text;
}
