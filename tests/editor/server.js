/**
 * The YAML language server as an editor has it: a process that speaks the Language Server Protocol
 * over standard input and output, without network.
 */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PROGRAM = fileURLToPath(
  new URL('node_modules/yaml-language-server/bin/yaml-language-server', import.meta.url),
);

/** What the extension of VS Code has set, but for what would ask other hosts. */
const SETTINGS = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };

/** How long an answer may take, in milliseconds. */
const PATIENCE = 20_000;

/** @typedef {{ line: number, character: number }} Position */
/** @typedef {{ message: string, severity: number, range: { start: Position, end: Position } }} Problem */
/** @typedef {{ label: string, insertText?: string, documentation?: string | { value: string } }} Item */

export class Server {
  /**
   * @param {string} folder the folder of the site
   * @param {Record<string, string>} schemas which files have which schema
   */
  constructor(folder, schemas) {
    this.folder = folder;
    this.settings = { ...SETTINGS, schemas };
    this.process = spawn(execPath, [PROGRAM, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.buffer = Buffer.alloc(0);
    this.count = 0;
    /** @type {Map<number, (result: any) => void>} */
    this.waiting = new Map();
    /** @type {Map<string, (problems: Problem[]) => void>} */
    this.opened = new Map();
    this.process.stdout.on('data', (/** @type {Buffer} */ bytes) => this.#receive(bytes));
  }

  /**
   * The server of an editor in which the folder is open, with the settings that lie in it.
   *
   * @param {string} folder
   */
  static async start(folder) {
    const settings = JSON.parse(await readFile(join(folder, '.vscode/settings.json'), 'utf8'));
    const server = new Server(folder, settings['yaml.schemas']);
    const uri = pathToFileURL(folder).href;
    await server.#ask('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'site' }],
      capabilities: {
        textDocument: {
          completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
          hover: { contentFormat: ['markdown', 'plaintext'] },
        },
        workspace: { configuration: true, workspaceFolders: true },
      },
    });
    server.#send({ method: 'initialized', params: {} });
    server.#send({ method: 'workspace/didChangeConfiguration', params: { settings: { yaml: server.settings } } });
    return server;
  }

  /**
   * Opens a file with the text that stands in the editor, and waits for what the server finds in
   * it. The name can be that of a file that was never saved.
   *
   * @param {string} path
   * @param {string} [text] what is on the disk if not given
   * @returns {Promise<Problem[]>}
   */
  async open(path, text) {
    const file = join(this.folder, path);
    const shown = text ?? (await readFile(file, 'utf8'));
    const uri = pathToFileURL(file).href;
    const found = new Promise((resolve) => this.opened.set(uri, resolve));
    const version = (this.count += 1);
    this.#send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'yaml', version, text: shown } },
    });
    return within(found, `problems of ${path}`);
  }

  /**
   * @param {string} path a file that is open
   * @param {Position} position
   * @returns {Promise<Item[]>}
   */
  async complete(path, position) {
    const answer = await this.#ask('textDocument/completion', this.#at(path, position));
    return Array.isArray(answer) ? answer : (answer?.items ?? []);
  }

  /**
   * @param {string} path a file that is open
   * @param {Position} position
   * @returns {Promise<string>} empty if there is nothing to show
   */
  async hover(path, position) {
    const answer = await this.#ask('textDocument/hover', this.#at(path, position));
    return answer?.contents?.value ?? '';
  }

  async stop() {
    await this.#ask('shutdown', null);
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.#send({ method: 'exit' });
    this.process.stdin.end();
    await within(ended, 'end of the server');
  }

  /**
   * @param {string} path
   * @param {Position} position
   */
  #at(path, position) {
    return { textDocument: { uri: pathToFileURL(join(this.folder, path)).href }, position };
  }

  /**
   * @param {string} method
   * @param {unknown} params
   * @returns {Promise<any>}
   */
  #ask(method, params) {
    const id = (this.count += 1);
    const answer = new Promise((resolve) => this.waiting.set(id, resolve));
    this.#send({ id, method, params });
    return within(answer, method);
  }

  /** @param {object} message */
  #send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin.write(body);
  }

  /** @param {Buffer} bytes */
  #receive(bytes) {
    this.buffer = Buffer.concat([this.buffer, bytes]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      const length = /Content-Length: (\d+)/i.exec(this.buffer.subarray(0, Math.max(end, 0)).toString());
      if (end < 0 || !length) return;
      const start = end + 4;
      const next = start + Number(length[1]);
      if (this.buffer.length < next) return;
      const message = JSON.parse(this.buffer.subarray(start, next).toString());
      this.buffer = this.buffer.subarray(next);
      this.#take(message);
    }
  }

  /** @param {any} message */
  #take(message) {
    if (message.method === 'workspace/configuration') {
      const sections = /** @type {{ section?: string }[]} */ (message.params.items);
      const result = sections.map(({ section }) => (section === 'yaml' ? this.settings : null));
      this.#send({ id: message.id, result });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      this.opened.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.method && message.id !== undefined) {
      this.#send({ id: message.id, result: null });
    } else if (message.id !== undefined) {
      this.waiting.get(message.id)?.(message.error ? Promise.reject(new Error(message.error.message)) : message.result);
      this.waiting.delete(message.id);
    }
  }
}

/**
 * @template T
 * @param {Promise<T>} answer
 * @param {string} what
 * @returns {Promise<T>}
 */
function within(answer, what) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no ${what} in ${PATIENCE} ms`)), PATIENCE);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
