import { Ajv2020 } from 'ajv/dist/2020.js';

/** Checks replies against the document: no 5xx, a documented status and media type, and a body of its schema. */
export class ReplyCheck {
  #validators = new Map();
  #ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });

  constructor(document) {
    this.#ajv.addSchema({ $id: 'api', ...JSON.parse(JSON.stringify(document)) });
  }

  /** What is wrong with a reply; undefined if nothing is. */
  defectOf({ path, method, responses }, { status, type, text }) {
    if (status >= 500) return `answers ${status}: ${text.slice(0, 300)}`;
    const response = responses[status];
    if (response === undefined) return `status ${status} is not documented: ${text.slice(0, 300)}`;
    const pointer = response.$ref?.slice(1) ?? `/paths/${escape(path)}/${method.toLowerCase()}/responses/${status}`;
    const { content } = this.#at(pointer);
    if (content === undefined)
      return text === '' || status === 304 ? undefined : `${status} has an undocumented body: ${text.slice(0, 200)}`;
    const media = type.split(';')[0];
    if (content[media] === undefined) return `${status} has the undocumented media type ${media}`;
    if (media !== 'application/json' && !media.endsWith('+json')) return undefined;
    const body = parsed(text);
    if (body === undefined) return `${status} is not JSON: ${text.slice(0, 200)}`;
    return this.#breakOf(`${pointer}/content/${escape(media)}/schema`, body, status);
  }

  #breakOf(pointer, body, status) {
    let validate = this.#validators.get(pointer);
    if (validate === undefined) {
      validate = this.#ajv.compile({
        $ref: `api#${pointer.replaceAll('%', '%25').replaceAll('{', '%7B').replaceAll('}', '%7D')}`,
      });
      this.#validators.set(pointer, validate);
    }
    if (validate(body)) return undefined;
    const [error] = validate.errors;
    return `${status} breaks its schema: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`;
  }

  #at(pointer) {
    let node = this.#ajv.getSchema('api').schema;
    for (const segment of pointer.split('/').slice(1)) node = node[segment.replaceAll('~1', '/').replaceAll('~0', '~')];
    return node;
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const escape = (segment) => segment.replaceAll('~', '~0').replaceAll('/', '~1');
