// window.search(query) → Promise<id[]>, window.searchFull(query) → Promise<answer>, window.searchStats() → {requests, bytes}.
// The worker starts with the first search. `requests` and `bytes` are those of the index, as published.
let worker, ready, next = 0, traffic = { requests: 0, bytes: 0 };
const waiting = new Map();

function start() {
  worker = new Worker('worker/search_worker_loader.js', { type: 'module' });
  ready = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.Ready) resolve(message.Ready.documents);
      else if (message.Answer) { traffic = message.Answer.traffic; settle(message.Answer.id, [message.Answer.answer]); }
      else if (message.Failed) {
        const error = new Error(JSON.stringify(message.Failed.error));
        if (message.Failed.id) settle(message.Failed.id, null, error); else reject(error);
      }
    };
    worker.onerror = event => reject(new Error(event.message || 'the worker could not be loaded'));
  });
  ready.catch(() => { worker.terminate(); ready = undefined; });
  worker.postMessage(JSON.stringify({ Open: { manifest: new URL('index/search.json', location).href } }));
}

function settle(id, result, error) {
  // Only the newest request is answered; those before it will never be.
  for (const [other, { resolve, reject }] of waiting) {
    if (other === id) { if (result) resolve(result[0]); else reject(error); } else if (other < id) reject(new Error('superseded'));
    if (other <= id) waiting.delete(other);
  }
}

async function ask(make, again = true) {
  if (!ready) start();
  await ready;
  const id = ++next;
  try {
    return await new Promise((resolve, reject) => { waiting.set(id, { resolve, reject }); worker.postMessage(JSON.stringify(make(id))); });
  } catch (error) {
    // A worker whose program stopped is of no use: another one is asked, once.
    if (error.message !== '"Trap"' || !again) throw error;
    worker.terminate();
    ready = undefined;
    return ask(make, false);
  }
}

window.searchFull = (query, more = {}) => ask(id => ({ Query: { id, query: { text: String(query).toWellFormed(), ...more } } }));
window.search = async query => (await window.searchFull(query)).hits.map(hit => hit.id);
window.searchFetchAll = () => ask(id => ({ Everything: { id } }));
window.searchStats = () => ({ ...traffic });

document.querySelector('form').addEventListener('submit', async event => {
  event.preventDefault();
  const { total, hits } = await window.searchFull(new FormData(event.target).get('q'));
  document.querySelector('[role=status]').textContent = total;
  document.querySelector('ol').replaceChildren(...hits.map(hit => {
    const item = document.createElement('li');
    item.append(Object.assign(document.createElement('strong'), { textContent: hit.row }));
    for (const { language, excerpt } of hit.passages) {
      const passage = Object.assign(document.createElement('p'), { lang: language });
      const letters = [...excerpt.text];
      let at = 0;
      for (const [from, to] of [...excerpt.marks, [letters.length, letters.length]]) {
        passage.append(letters.slice(at, from).join(''));
        if (from < to) passage.append(Object.assign(document.createElement('mark'), { textContent: letters.slice(from, to).join('') }));
        at = to;
      }
      item.append(passage);
    }
    return item;
  }));
});
