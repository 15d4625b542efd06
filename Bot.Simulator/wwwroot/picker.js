const find = document.getElementById('find');
const rows = [...document.querySelectorAll('#people li')];
find.addEventListener('input', () => {
  const words = find.value.trim().toLowerCase();
  for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(words);
});
