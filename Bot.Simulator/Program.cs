// Composition root.
return;
