import { decimalsOf, existsDay, fold, numberFromCell, readTime, truthOf } from '@hearback/tabular';
import type { AttributeType } from '../attribute.js';
import type { ImportKind, MappedColumn } from './import-mapping.js';

type Target = Omit<MappedColumn, 'column'>;

const names = (target: Target, ...words: readonly string[]) => words.map((word) => [bare(word), target] as const);
const customerIds = (...words: readonly string[]) => names({ to: 'external_id' }, ...words);

const EXTERNAL_ID = [
  ...customerIds('external id', 'customer', 'customer id', 'customer no'),
  ...customerIds('customer number', 'kunde', 'kundennr', 'kundennr.', 'kundennummer', 'kunden-id', 'client'),
  ...customerIds('client id', 'numéro client', 'cliente', 'user id', 'contact id', 'record id'),
  ...customerIds('رقم العميل', 'العميل'),
];

/** What columns with these names mean, in the files of each kind; shops and CRMs write most of them. */
const KNOWN: Readonly<Record<ImportKind, ReadonlyMap<string, Target>>> = {
  customers: new Map([
    ...EXTERNAL_ID,
    ...names({ to: 'external_id' }, 'id'),
    ...names({ to: 'name' }, 'name', 'full name', 'customer name', 'contact', 'nom', 'nombre', 'vollständiger name'),
    ...names({ to: 'name' }, 'kundenname', 'display name', 'الاسم'),
    ...names({ to: 'identity', key: 'email' }, 'email', 'e-mail', 'email address', 'e-mail address', 'mail'),
    ...names({ to: 'identity', key: 'email' }, 'e-mail-adresse', 'adresse e-mail', 'correo', 'البريد الإلكتروني'),
    ...names({ to: 'identity', key: 'phone' }, 'phone', 'phone number', 'mobile', 'telefon', 'handy', 'téléphone'),
    ...names({ to: 'identity', key: 'phone' }, 'teléfono', 'telephone', 'الهاتف'),
    ...names({ to: 'language' }, 'language', 'locale', 'preferred language', 'sprache', 'langue', 'idioma', 'اللغة'),
    ...names({ to: 'time_zone' }, 'time zone', 'zeitzone'),
  ]),
  events: new Map([
    ...EXTERNAL_ID,
    ...names({ to: 'event_id' }, 'id', 'event id', 'order id', 'order', 'order number'),
    ...names({ to: 'event_id' }, 'order no', 'bestellnummer', 'bestellung', 'auftrag', 'auftragsnummer', 'commande'),
    ...names({ to: 'event_id' }, 'transaction id', 'invoice', 'invoice no', 'invoice number', 'rechnungsnummer'),
    ...names({ to: 'event_id' }, 'pedido', 'رقم الطلب'),
    ...names({ to: 'kind' }, 'kind', 'event', 'event type', 'type', 'art', 'ereignis'),
    ...names({ to: 'occurred_at' }, 'occurred at', 'time', 'timestamp', 'date', 'order date'),
    ...names({ to: 'occurred_at' }, 'created at', 'paid at', 'datum', 'bestelldatum', 'zeitpunkt'),
    ...names(
      { to: 'occurred_at' },
      'invoice date',
      'purchase date',
      'transaction date',
      'rechnungsdatum',
      'visit date',
    ),
    ...names({ to: 'occurred_at' }, 'fecha', 'التاريخ'),
    ...names({ to: 'amount' }, 'amount', 'total', 'order total', 'price', 'value', 'revenue', 'betrag', 'summe'),
    ...names({ to: 'amount' }, 'umsatz', 'gesamtsumme', 'montant', 'importe', 'المبلغ'),
    ...names({ to: 'currency' }, 'currency', 'währung', 'devise', 'moneda', 'العملة'),
  ]),
};

const EMAIL_AS_CUSTOMER = new Set(['email', 'customer email', 'email address'].map(bare));

/** Beside one of these a price is that of a piece: a file of the lines of orders, whose amounts somebody has to name. */
const QUANTITIES: ReadonlySet<string> = new Set([
  'quantity',
  'qty',
  'menge',
  'anzahl',
  'quantité',
  'cantidad',
  'الكمية',
]);

/** A name without what programs put between words, so that `CustomerID`, `customer_id` and `Customer ID` are one. */
function bare(name: string): string {
  return fold(name).replaceAll(/[ _.-]/g, '');
}

/** What a file holds by its header: times of events, or people. */
export function guessKind(header: readonly string[]): ImportKind {
  const found = header.map((name) => KNOWN.events.get(bare(name))?.to);
  const hasTime = found.includes('occurred_at');
  return hasTime && (found.includes('amount') || found.includes('event_id') || found.includes('kind'))
    ? 'events'
    : 'customers';
}

/**
 * The target of each column that can be guessed from its name; undefined for others. Attributes are those that the workspace has, and
 * columns that say so (`attribute.plan`): what a workspace does not use is not taken over unasked. Consent is never guessed.
 */
export function guessColumns(
  holds: ImportKind,
  header: readonly string[],
  attributes: ReadonlyMap<string, AttributeType>,
  cellsOf: (index: number) => readonly string[],
): readonly (MappedColumn | undefined)[] {
  const taken = new Set<string>();
  const known = new Map([...attributes].map(([key, type]) => [fold(key), { key, type }]));
  const hasCustomer = header.some((name) => KNOWN[holds].get(bare(name))?.to === 'external_id');
  const hasQuantity = header.some((name) => QUANTITIES.has(bare(name)));
  const targetOf = (name: string, index: number): Target | undefined => {
    const fixed = KNOWN[holds].get(bare(name));
    if (fixed?.to === 'amount' && bare(name) === 'price' && hasQuantity) return undefined;
    if (fixed !== undefined) return fixed;
    if (holds === 'events') {
      if (!hasCustomer && EMAIL_AS_CUSTOMER.has(bare(name))) return { to: 'external_id' };
      const property = /^propert(?:y|ies)[._ ]+(.+)$/i.exec(name)?.[1];
      return property === undefined
        ? undefined
        : { to: 'property', key: keyOf(property), type: typeOf(cellsOf(index)) };
    }
    const defined = known.get(fold(name)) ?? known.get(fold(keyOf(name)));
    if (defined !== undefined) return { to: 'attribute', ...defined };
    const attribute = /^attributes?[._ ]+(.+)$/i.exec(name)?.[1];
    if (attribute === undefined) return undefined;
    const key = keyOf(attribute);
    return { to: 'attribute', key, type: attributes.get(key) ?? typeOf(cellsOf(index)) };
  };
  return header.map((column, index) => {
    const target = column === '' ? undefined : targetOf(column, index);
    const id = `${target?.to}/${target?.key}`;
    if (target === undefined || taken.has(id)) return undefined;
    taken.add(id);
    return { column, ...target };
  });
}

/** The type that all these cells have; numbers with leading zeros, such as postcodes, are text. */
export function typeOf(cells: readonly string[]): AttributeType {
  if (cells.length === 0) return 'text';
  if (cells.every((cell) => truthOf(cell) !== undefined && !/^[\d]$/.test(cell.trim()))) return 'boolean';
  if (cells.some((cell) => /^[+]|^0\d/.test(cell.trim()))) return 'text';
  const [sign] = decimalsOf(cells);
  if (sign !== undefined && cells.every((cell) => typeof numberFromCell(cell, sign) === 'number')) return 'number';
  const isDay = (cell: string) => {
    const written = readTime(cell, 'iso');
    return written !== undefined && existsDay(written) && written.time === undefined;
  };
  return cells.every(isDay) ? 'date' : 'text';
}

/** A name as the key of an attribute: `Plan (new)` is `plan_new`. */
function keyOf(name: string): string {
  const key = fold(name)
    .replaceAll(/[^a-z0-9_.-]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return (key === '' ? 'value' : key).slice(0, 64);
}
