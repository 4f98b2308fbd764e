import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../src/platform/config.ts'

export interface SourceFile {
  /** From the root, with `/`. */
  path: string
  text: string
}

/** What is made, installed or kept by running the platform, and what is no text. */
const IGNORED_FOLDERS = new Set(['node_modules', 'dist', 'data', 'img'])
/** Hidden names that belong to the repository; all others are of somebody's editor or machine. */
const OUR_HIDDEN_NAMES = new Set(['.ci', '.gitignore', '.oxlintrc.json', '.dependency-cruiser.cjs'])
const BINARY = /\.(png|jpe?g|pdf|xlsx|ttf|woff2?|ico|gz|zip)$/

let known: SourceFile[] | undefined

/** Every text file of the repository. */
export function repositoryFiles(): SourceFile[] {
  known ??= filesBelow('')
  return known
}

/** TypeScript that runs in production: no tests, no fixtures. */
export const productionFiles = (): SourceFile[] =>
  repositoryFiles().filter(({ path }) => /^(src|web)\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$|\/fixtures\.ts$/.test(path))

function filesBelow(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') && !OUR_HIDDEN_NAMES.has(entry.name)) return []
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (entry.isDirectory()) return IGNORED_FOLDERS.has(entry.name) ? [] : filesBelow(path)
    return entry.isFile() && !BINARY.test(entry.name) && !entry.name.endsWith('.log') ? [{ path, text: readFileSync(join(ROOT, path), 'utf8') }] : []
  })
}

export const readRepositoryFile = (path: string): string | undefined =>
  existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : undefined

/** Lines that match, as `path:line text`. */
export function findLines(files: SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 120)}`] : [])))
}
