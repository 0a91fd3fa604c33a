import sax from 'sax';

/** An element as a strict XML parser gives it: name, attributes, own text, children. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: XmlElement[];
}

/** Parses XML strictly; throws where it is not well-formed. */
export function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, text: '', children: [] };
  const path = [root];
  const parser = sax.parser(true, {});
  parser.onopentag = ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '', children: [] };
    path.at(-1)?.children.push(element);
    path.push(element);
  };
  parser.onclosetag = () => path.pop();
  parser.ontext = (found) => {
    (path.at(-1) as XmlElement).text += found;
  };
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(text).close();
  return root.children[0] as XmlElement;
}

/** Every element of a name, in order. */
export function elements(from: XmlElement, name: string): XmlElement[] {
  return from.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elements(child, name),
  ]);
}

/** A graph as read back from either format: nodes by id, edges in order, all fields as text. */
export interface ReadGraph {
  readonly note: string;
  readonly nodes: Record<string, string>[];
  readonly edges: Record<string, string>[];
}

export function readGexf(text: string): ReadGraph {
  const root = parseXml(text);
  const fields = (element: XmlElement) =>
    Object.fromEntries(
      elements(element, 'attvalue').map(({ attributes }) => [attributes['for'], attributes['value']]),
    );
  const read = (name: string) =>
    elements(root, name).map((element) => ({ ...element.attributes, ...fields(element) }));
  return { note: elements(root, 'description')[0]?.text ?? '', nodes: read('node'), edges: read('edge') };
}

export function readGraphml(text: string): ReadGraph {
  const root = parseXml(text);
  const names = new Map(elements(root, 'key').map(({ attributes: { id, ...of } }) => [id, of['attr.name']]));
  const fields = (element: XmlElement) =>
    Object.fromEntries(
      elements(element, 'data').map(({ attributes, text }) => [names.get(attributes['key']), text]),
    );
  const read = (name: string) =>
    elements(root, name).map((element) => ({ ...element.attributes, ...fields(element) }));
  return { note: elements(root, 'desc')[0]?.text ?? '', nodes: read('node'), edges: read('edge') };
}
