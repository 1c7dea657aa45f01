// What a shop does: it tells the widget what happened, and the widget knows whether to ask.
globalThis.hearback ??= [];

document.querySelector('#order').addEventListener('click', ({ currentTarget }) => {
  document.querySelector('#state').textContent = 'Order LL-20431 · thank you, it is on its way';
  document.querySelector('#heading').textContent = 'You may also like';
  currentTarget.parentElement.hidden = true;
  globalThis.hearback.push(['track', 'order_placed', { value: 89 }]);
});
