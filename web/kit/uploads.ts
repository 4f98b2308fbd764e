import { useSyncExternalStore } from 'react'

let underWay = 0
const listeners = new Set<() => void>()

const count = (change: 1 | -1) => {
  underWay += change
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Sends chosen files; until they are there, what they belong to cannot be sent. */
export async function whileUploading<Sent>(send: () => Promise<Sent>): Promise<Sent> {
  count(1)
  try {
    return await send()
  } finally {
    count(-1)
  }
}

/** Why nothing may be sent just now: a file that is still on its way would stay behind. */
export const useUploadNote = (): string | undefined => (useSyncExternalStore(subscribe, () => underWay > 0) ? '文件还在上传，传完才能提交。' : undefined)
