// Answers one JSON object per line: {lib, op, token, key, id, timestamp, nonce, text} in, {result} or {error} out.
'use strict';
const readline = require('readline');
const WXBizMsgCrypt = require('wechat-crypto');
const wecom = require('@wecom/crypto');

const libraries = {
  'wechat-crypto': {
    sign: q => new WXBizMsgCrypt(q.token, q.key, q.id).getSignature(q.timestamp, q.nonce, q.text),
    encrypt: q => new WXBizMsgCrypt(q.token, q.key, q.id).encrypt(q.text),
    decrypt: q => {
      const { message, id } = new WXBizMsgCrypt(q.token, q.key, q.id).decrypt(q.text);
      return { message, id };
    },
  },
  '@wecom/crypto': {
    sign: q => wecom.getSignature(q.token, q.timestamp, q.nonce, q.text),
    encrypt: q => wecom.encrypt(q.key, q.text, q.id),
    decrypt: q => {
      const { message, id } = wecom.decrypt(q.key, q.text);
      return { message, id };
    },
  },
};

readline.createInterface({ input: process.stdin }).on('line', line => {
  let answer;
  try {
    const question = JSON.parse(line);
    answer = { result: libraries[question.lib][question.op](question) };
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
});
