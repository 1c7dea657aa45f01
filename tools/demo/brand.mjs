import sharp from 'sharp';

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128" viewBox="0 0 32 32">
<rect width="32" height="32" rx="9" fill="#7A4B0A"/>
<path d="M16 5v5" stroke="#FFE7B8" stroke-width="2" stroke-linecap="round"/><path d="M7.5 20a8.5 9.5 0 0 1 17 0z" fill="#FFD27A"/>
<path d="M13 23.5a3.2 3.2 0 0 0 6 0z" fill="#FFF4DC"/></svg>`;

/** Sets what customers see of the shop: its name, colour, contact and logo, a lamp. */
export async function setBrand(call, contact) {
  await call('PUT', '/v1/workspace/brand', {
    name: 'Lumen Lamps',
    color: '#7a4b0a',
    contact: { phone: '+49 30 1234567', hours: 'Mon–Fri 9–18', ...contact },
    privacy_url: 'https://lumen.example/privacy',
  });
  const logo = await sharp(Buffer.from(LOGO)).png().toBuffer();
  await call('PUT', '/v1/workspace/logo', logo, { 'content-type': 'image/png' });
}
