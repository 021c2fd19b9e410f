import assert from 'node:assert/strict';
import { Parser } from 'htmlparser2';

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  /** Of it and all within. */
  text: string;
  children: XmlElement[];
}

/** The root of a document whose elements are closed in order; it names what is not. */
export function parseXml(xml: string): XmlElement {
  const document: XmlElement = { name: '', attributes: {}, text: '', children: [] };
  const open = [document];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = { name, attributes, text: '', children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(text) {
        for (const element of open) element.text += text;
      },
      onclosetag(name, isImplied) {
        // One that closes itself comes as implied too.
        const closed = open.pop();
        assert.equal(closed?.name, name);
        assert.ok(!isImplied || (closed.text === '' && closed.children.length === 0), `<${name}> is not closed`);
      },
      onerror: assert.fail,
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  assert.equal(open.length, 1, 'everything is closed');
  const [root, more] = document.children;
  assert.ok(root && !more, 'one root');
  return root;
}

export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** The only child of that name. */
export function childOf(element: XmlElement, name: string): XmlElement {
  const [child, more] = childrenOf(element, name);
  assert.ok(child && !more, `<${element.name}> has one <${name}>`);
  return child;
}

export const textOf = (element: XmlElement, name: string): string => childOf(element, name).text;
