import type { Typing, Values } from '../catalogue/command-drawer.tsx'
import { FileField } from './file-field.tsx'
import type { FileTypes } from './file-limits.ts'
import type { SentFile } from './upload.ts'

interface DrawerFilesProps {
  typing: Typing
  /** As the server calls it: its refusals are shown here. */
  name: string
  label: string
  types?: FileTypes
  most: number
  upload(file: File): Promise<SentFile>
}

/** Files beside what is typed in a drawer: closing it loses neither. */
export function DrawerFiles({ typing: { values, type, fieldId, errorOf, isBusy }, name, ...rest }: DrawerFilesProps) {
  return <FileField {...rest} id={fieldId(name)} files={filesIn(values, name)} error={errorOf(name)} isBusy={isBusy} onChange={(files) => type(name, files.map(({ id, name: called }) => `${id}/${called}`))} />
}

/** What a draft can keep is text: id and name of each file as one. */
const filesIn = (values: Values, name: string): SentFile[] => {
  const kept = values[name]
  return Array.isArray(kept) ? kept.map((text) => ({ id: text.slice(0, text.indexOf('/')), name: text.slice(text.indexOf('/') + 1) })) : []
}

/** The ids of the files of a field, as they are sent. */
export const fileIdsIn = (values: Values, name: string): string[] => filesIn(values, name).map(({ id }) => id)
