import { noAnswer, type Problem, toProblem } from '../../../client/problem.ts'
import type { Conflict, Content, SavedChange } from '../types.ts'
import { isSame, setAt, takeAt } from './content-paths.ts'
import { beginHistory, edit, type History, redo, undo } from './history.ts'

/** Whether what is on the screen is safe. */
export type Saving =
  | { kind: 'saved'; at: string | null }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  /** No connection: kept in this browser, tried again by itself. */
  | { kind: 'offline'; isBackedUp: boolean }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'conflict'; conflicts: readonly Conflict[] }

export interface DraftState {
  content: Content
  revision: number
  canUndo: boolean
  canRedo: boolean
  saving: Saving
  /** Places (first part of the path) that others changed and that were joined with mine, since the last time one looked. */
  merged: readonly string[]
  /** It goes on with what an earlier page could not save. */
  isRestored: boolean
}

/** What was not saved when the page went away. */
export interface Backup {
  revision: number
  content: Content
}

export interface BackupStore {
  read(): Backup | undefined
  /** @returns whether there was room for it */
  write(backup: Backup): boolean
  clear(): void
}

interface Options {
  revision: number
  content: Content
  save: (body: { baseRevision: number; content: Content }) => Promise<SavedChange>
  backup: BackupStore
  /** How long nobody types before it is saved. */
  pauseMs?: number
  retryMs?: number
}

export interface DraftEditing {
  getState(): DraftState
  subscribe(listen: () => void): () => void
  change(path: string, value: unknown): void
  undo(): void
  redo(): void
  /** All of it becomes something else, as an older revision. */
  replace(content: Content): void
  /** For each place in dispute: mine stays, or theirs. */
  resolve(mine: ReadonlySet<string>): void
  saveNow(): Promise<void>
  /** The merging was read. */
  forgetMerged(): void
  /** The connection may be back. */
  retry(): void
  /** What cannot be saved is given up: the content is again as it was saved last. */
  discard(): void
}

const PAUSE_MS = 1000
const RETRY_MS = 5000

/**
 * A draft while it is edited: undo and redo, saving a second after the last key, joining with what others saved
 * meanwhile. One save is under way at a time; everything unsaved is also kept in this browser.
 */
export function createDraftEditing({ revision, content, save, backup, pauseMs = PAUSE_MS, retryMs = RETRY_MS }: Options): DraftEditing {
  const kept = backup.read()
  // What was left over goes on from the revision it was typed on: the server joins it with whatever came since.
  let base = kept?.revision ?? revision
  let history: History = beginHistory(kept?.content ?? content)
  let savedContent = content
  let savedAt: string | null = null
  /** A save that got no answer may have arrived all the same. */
  let isUnsure = false
  let saving: Saving = kept ? { kind: 'waiting' } : { kind: 'saved', at: null }
  let merged: readonly string[] = []
  let theirs: { revision: number; content: Content; conflicts: readonly Conflict[] } | undefined
  let isBackedUp = kept !== undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay: Promise<void> | undefined
  let state = toState()
  const listeners = new Set<() => void>()
  if (kept) plan(pauseMs)

  function toState(): DraftState {
    return { content: history.present, revision: base, canUndo: history.past.length > 0, canRedo: history.future.length > 0, saving, merged, isRestored: kept !== undefined }
  }
  function tell(): void {
    state = toState()
    for (const listen of listeners) listen()
  }
  function plan(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void saveNow(), ms)
  }
  function typed(): void {
    isBackedUp = backup.write({ revision: base, content: history.present })
    // A quarrel is settled first: until then every save would meet it again.
    if (saving.kind !== 'conflict') {
      if (saving.kind !== 'waiting' && saving.kind !== 'saving' && saving.kind !== 'offline') saving = { kind: 'waiting' }
      plan(pauseMs)
    }
    tell()
  }
  async function saveNow(): Promise<void> {
    clearTimeout(timer)
    if (underWay) return underWay.then(() => (saving.kind === 'waiting' ? saveNow() : undefined))
    if (saving.kind === 'saved' || saving.kind === 'conflict') return
    if (history.present === savedContent && !isUnsure) return settle()
    underWay = attempt().finally(() => (underWay = undefined))
    return underWay
  }
  /** Undone or redone to what the server has: nothing is left to send. */
  function settle(): void {
    saving = { kind: 'saved', at: savedAt }
    backup.clear()
    tell()
  }

  async function attempt(): Promise<void> {
    const sent = history.present
    saving = { kind: 'saving' }
    tell()
    try {
      took(sent, await save({ baseRevision: base, content: sent }))
    } catch (error) {
      failed(sent, toProblem(error))
    }
    tell()
  }
  function took(sent: Content, answer: SavedChange): void {
    const isStill = history.present === sent
    savedAt = answer.savedAt ?? null
    isUnsure = false
    // Mostly the server says what it was told: what shows it then need not be drawn again.
    const saved = isSame(answer.content, sent) ? sent : answer.content
    if (answer.isMerged) merged = [...new Set([...merged, ...differingKeys(sent, saved)])]
    if (isStill) {
      // Steps from before the joining would take back what others wrote: there is no going back over it.
      history = answer.isMerged ? beginHistory(saved) : { ...history, present: saved }
      savedContent = saved
      base = answer.revision
      saving = { kind: 'saved', at: savedAt }
      backup.clear()
      return
    }
    // Typed on meanwhile. Joined ones go on from the older revision, so that the next save joins again instead of taking theirs back.
    if (!answer.isMerged) base = answer.revision
    savedContent = answer.isMerged ? saved : sent
    saving = { kind: 'waiting' }
    isBackedUp = backup.write({ revision: base, content: history.present })
    plan(pauseMs)
  }
  function failed(sent: Content, problem: Problem): void {
    const conflict = toConflict(problem)
    if (conflict && history.present !== sent) {
      // Typed on meanwhile: asked again with all of it, so that settling the quarrel loses none of it.
      saving = { kind: 'waiting' }
      plan(0)
    } else if (conflict) {
      theirs = conflict
      saving = { kind: 'conflict', conflicts: conflict.conflicts }
    } else if (problem.status === noAnswer().status || problem.status >= 502) {
      saving = { kind: 'offline', isBackedUp }
      isUnsure = true
      plan(retryMs)
    } else {
      saving = history.present === sent ? { kind: 'refused', problem } : { kind: 'waiting' }
      if (history.present !== sent) plan(pauseMs)
    }
  }

  return {
    getState: () => state,
    subscribe(listen) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
    change(path, value) {
      history = edit(history, setAt(history.present, path, value), path, performance.now())
      typed()
    },
    undo() {
      if (history.past.length === 0) return
      history = undo(history)
      typed()
    },
    redo() {
      if (history.future.length === 0) return
      history = redo(history)
      typed()
    },
    replace(whole) {
      history = edit(history, whole, '', performance.now())
      typed()
    },
    resolve(mine) {
      if (!theirs) return
      const wanted = history.present
      const joined = theirs.conflicts.filter(({ path }) => mine.has(path)).reduce((into, { path }) => takeAt(into, wanted, path), theirs.content)
      base = theirs.revision
      history = beginHistory(joined)
      theirs = undefined
      saving = { kind: 'waiting' }
      typed()
      void saveNow()
    },
    saveNow,
    forgetMerged() {
      merged = []
      tell()
    },
    discard() {
      clearTimeout(timer)
      history = beginHistory(savedContent)
      // What was restored began from an older revision; what is saved is the server's newest that is known here.
      base = Math.max(base, revision)
      theirs = undefined
      saving = { kind: 'saved', at: null }
      backup.clear()
      tell()
    },
    retry() {
      if (saving.kind === 'offline') void saveNow()
    },
  }
}

function toConflict({ code, facts }: Problem): { revision: number; content: Content; conflicts: readonly Conflict[] } | undefined {
  if (code !== 'catalogue.edited_meanwhile') return undefined
  return facts as unknown as { revision: number; content: Content; conflicts: readonly Conflict[] }
}

const differingKeys = (one: Content, other: Content): string[] => Object.keys(other).filter((key) => !isSame(one[key], other[key]))
