/** The lamps: name, price, colour of the tile, and the drawing. */
const LAMPS = [
  {
    name: 'Halo table lamp',
    price: '€ 89',
    tile: '#F8E3BC',
    drawing:
      '<path d="M86 60v68M64 130h44" class="k"/><path d="M48 62a38 38 0 0 1 76 0z"/><ellipse cx="86" cy="62" rx="30" ry="5" class="y"/>',
  },
  {
    name: 'Reed floor lamp',
    price: '€ 149',
    tile: '#E4EBE6',
    drawing:
      '<path d="M86 54v86M66 142h40" class="k"/><path d="M68 24h36l14 34H54z"/><ellipse cx="86" cy="58" rx="26" ry="4.5" class="y"/>',
  },
  {
    name: 'Drop pendant',
    price: '€ 64',
    tile: '#F3DFD4',
    drawing:
      '<path d="M86 0v48" class="k"/><path d="M86 44c26 8 36 28 40 46H46c4-18 14-38 40-46z"/><ellipse cx="86" cy="90" rx="34" ry="5.5" class="y"/>',
  },
  {
    name: 'Fold desk lamp',
    price: '€ 112',
    tile: '#E0E6EE',
    drawing:
      '<path d="M58 128 44 84l52-34M40 130h44" class="k"/><path d="m88 36 36 22-44 20z"/><ellipse cx="102" cy="69" rx="20" ry="4" transform="rotate(-22 102 69)" class="y"/>',
  },
];

const lamp = ({ name, price, tile, drawing }) => `<article>
<svg viewBox="0 0 172 160" aria-hidden="true" fill="#4B4034"><rect width="172" height="160" rx="12" fill="${tile}"/>${drawing}</svg>
<h2>${name}</h2><p>${price}</p></article>`;

/** The page of the shop. Its address and its key are the launcher's own, so neither needs escaping. */
export function shopPage({ product, key }) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Lumen Lamps</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/demo/shop/shop.css">
<script async src="${product}/widget.js" data-key="${key}"></script>
<script defer src="/demo/shop/shop.js"></script>
</head>
<body>
<header>
<svg width="34" height="34" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="9" fill="#7A4B0A"/>
<path d="M16 5v5" stroke="#FFE7B8" stroke-width="2" stroke-linecap="round"/><path d="M7.5 20a8.5 9.5 0 0 1 17 0z" fill="#FFD27A"/>
<path d="M13 23.5a3.2 3.2 0 0 0 6 0z" fill="#FFF4DC"/></svg>
<b>Lumen Lamps</b>
<nav aria-label="Shop"><a href="#lamps">Lamps</a><a href="#service">Repair</a><a href="#service">Help</a><a href="#basket">Basket (1)</a></nav>
</header>
<main>
<section id="basket">
<p class="crumb" id="state">In your basket: Halo table lamp, € 89</p>
<h1 id="heading">Ready when you are</h1>
<p><button type="button" id="order">Place the order</button></p>
</section>
<section id="lamps" class="lamps" aria-label="Lamps">${LAMPS.map(lamp).join('')}</section>
<section id="service"><p>Each lamp can be opened and repaired, by you or by us. Write, call, or bring it to the workshop.</p>
<p>This shop is a demonstration. “Place the order” asks what you think of ordering here; nothing is bought.</p></section>
</main>
</body>
</html>`;
}
