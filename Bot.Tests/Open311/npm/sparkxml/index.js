// The Spark convention: one child, or several of one name, are a list; others an object; a leaf is its value.
const { read } = require('../tree.js');

const value = text => text === '' ? null : text === 'true' ? true : text === 'false' ? false : isNaN(Number(text)) ? text : Number(text);

const convert = element => {
  const { children } = element;
  if (children.length === 0) return value(element.text);
  const names = new Set(children.map(c => c.name));
  return children.length === 1 || names.size < children.length ? children.map(convert) : Object.fromEntries(children.map(c => [c.name, convert(c)]));
};

exports.parseXml = text => convert(read(text));
