// As the client uses it: elements become members of an object, a leaf its words, an empty element an empty object.
const { read } = require('../tree.js');

const convert = element => element.children.length > 0
  ? Object.fromEntries(element.children.map(c => [c.name, convert(c)]))
  : element.text === '' ? {} : element.text;

exports.toJson = text => {
  const root = read(text);
  return { [root.name]: convert(root) };
};
