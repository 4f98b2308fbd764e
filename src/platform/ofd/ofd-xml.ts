const NAMESPACE = 'http://www.ofdspec.org/2016'
const MILLIMETRES_PER_POINT = 25.4 / 72
const DECIMALS = 4

/** Points as the millimetres of OFD. */
export const millimetres = (points: number): string => String(Number((points * MILLIMETRES_PER_POINT).toFixed(DECIMALS)))

/** Several in a row: a boundary, an array of advances. */
export const millimetresOf = (...points: number[]): string => points.map(millimetres).join(' ')

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character]!)

/** What is XML already; everything else is a text and is escaped. */
export class Xml {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** An element of the namespace. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, ...content: (Xml | string)[]): Xml {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(String(value))}"`).join('')
  const inside = content.map((part) => (part instanceof Xml ? part.text : escape(part))).join('')
  return new Xml(content.length === 0 ? `<ofd:${name}${written}/>` : `<ofd:${name}${written}>${inside}</ofd:${name}>`)
}

/** A file of the package with this root. */
export const xmlFile = (name: string, attributes: Readonly<Record<string, string | number>>, ...content: Xml[]): Uint8Array =>
  new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${element(name, { 'xmlns:ofd': NAMESPACE, ...attributes }, ...content).text}`)
