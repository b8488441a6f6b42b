// Finds questions that have every word that was typed, those with the words in the question itself first.
(function () {
  "use strict";
  var form = document.getElementById("search");
  var input = document.getElementById("q");
  var found = document.getElementById("found");
  var results = document.getElementById("results");
  var most = 30;
  form.hidden = false;

  function search() {
    var words = input.value.toLowerCase().split(/[^\p{L}\p{N}_]+/u).filter(Boolean);
    results.textContent = "";
    if (!words.length) {
      found.textContent = "";
      return;
    }
    var hits = window.QUESTIONS.map(function (it) {
      var title = it.text.toLowerCase();
      var score = 0;
      for (var i = 0; i < words.length; i++) {
        if (!it.words.includes(words[i])) { return null; }
        if (title.includes(words[i])) { score++; }
      }
      return { it: it, score: score };
    }).filter(Boolean).sort(function (a, b) { return b.score - a.score; });
    found.textContent = hits.length === 0
      ? "Nothing has all of these words. Try fewer."
      : hits.length + (hits.length === 1 ? " question" : " questions")
        + (hits.length > most ? ", the first " + most + ":" : "");
    hits.slice(0, most).forEach(function (hit) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = hit.it.url;
      link.textContent = hit.it.text;
      var level = document.createElement("span");
      level.className = "level";
      level.textContent = hit.it.level;
      item.append(link, " ", level);
      results.append(item);
    });
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  input.addEventListener("input", search);
  search();
})();
