/** The prefixes of public ids, one per kind of thing. */
export type PublicIdPrefix =
  | 'wsp'
  | 'stf'
  | 'key'
  | 'inv'
  | 'tem'
  | 'aud'
  | 'psn'
  | 'dmn'
  | 'jrq'
  | 'ses' // accounts
  | 'cus'
  | 'evt'
  | 'seg'
  | 'lst'
  | 'prq'
  | 'cpy'
  | 'ers'
  | 'cns'
  | 'cnt'
  | 'mrg'
  | 'cim'
  | 'tml' // customers
  | 'srv'
  | 'ver'
  | 'tpt'
  | 'lnk'
  | 'pln'
  | 'svi' // survey
  | 'rsp'
  | 'imp'
  | 'tag'
  | 'viw' // responses
  | 'rul'
  | 'tsk'
  | 'nte'
  | 'asg'
  | 'cal'
  | 'slt'
  | 'pbk'
  | 'stp'
  | 'min'
  | 'gdw'
  | 'msg'
  | 'snp'
  | 'prm' // followups
  | 'rbd'
  | 'anr'
  | 'ann'
  | 'gol'
  | 'scn'
  | 'scl'
  | 'top'
  | 'rsc'
  | 'rsh'
  | 'brd'
  | 'til' // analytics
  | 'ntf'
  | 'snd'
  | 'mpv'
  | 'sup'
  | 'kml'
  | 'cht'
  | 'whe'
  | 'whm'
  | 'whd'
  | 'rpm'
  | 'rpr'; // notifications

/** A UUID as the API shows it: prefix, underscore, the 32 hexadecimal digits; for example `srv_0198c0…`. */
export function publicId(prefix: PublicIdPrefix, uuid: string): string {
  return `${prefix}_${uuid.replaceAll('-', '')}`;
}

/** The UUID inside a public id of this prefix, or `undefined` if the text is not such an id. */
export function parsePublicId(prefix: PublicIdPrefix, text: string): string | undefined {
  if (text.length !== prefix.length + 33 || !text.startsWith(`${prefix}_`)) return undefined;
  const hex = text.slice(prefix.length + 1);
  if (!/^[0-9a-f]{32}$/.test(hex)) return undefined;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
