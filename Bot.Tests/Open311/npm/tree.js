// Reads XML strictly: what is not well-formed, or brings a document type along, is an error.
const sax = require('sax');

exports.read = text => {
  const parser = sax.parser(true);
  const root = { children: [] };
  const open = [root];
  parser.onerror = error => { throw error; };
  parser.ondoctype = () => { throw new Error('a document type'); };
  parser.onopentag = tag => {
    const element = { name: tag.name, text: '', children: [] };
    open[open.length - 1].children.push(element);
    open.push(element);
  };
  parser.ontext = parser.oncdata = words => { if (open.length > 1) open[open.length - 1].text += words; };
  parser.onclosetag = () => open.pop();
  parser.write(text).close();
  if (root.children.length !== 1) throw new Error('not one root');
  return root.children[0];
};
