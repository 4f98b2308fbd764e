import { readScript, readStylesheet } from '../ui/assets.ts'

const fileOf = (name: string) => new URL(name, import.meta.url)

export const kioskStylesheet = readStylesheet(fileOf('./kiosk.css'))

export const keysAndPaperStylesheet = readStylesheet(fileOf('./keys-and-paper.css'))

/** Inlined into every page of a visit, in this order. */
const SCRIPTS = ['kiosk.js', 'keyboard.js', 'voice.js', 'scan.js', 'paper.js']

export const kioskScripts = SCRIPTS.map((name) => readScript(fileOf(`./${name}`)))
