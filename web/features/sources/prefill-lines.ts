import type { SourceChange, SourcesView } from './source-calls.ts'

type Questions = SourcesView['questions']
type Prefills = NonNullable<SourceChange['prefills']>

/** 坐落：经营场所、住所. One line for each entry of a register, with the questions it answers in the words of the form. */
export const toLines = (prefills: Prefills, questions: Questions): string =>
  prefills.map(({ entry, fields }) => `${entry}：${[...new Set(fields.map((field) => questions.find(({ name }) => name === field)?.title ?? field))].join('、')}`).join('\n')

/** The same as it was typed. What no form asks goes as it stands: the server says so. */
export const toPrefills = (text: string, questions: Questions): Prefills =>
  text.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => {
    const [entry = '', titles = ''] = line.split(/[：:]/, 2)
    const asked = titles.split(/[、，,]/).map((title) => title.trim()).filter(Boolean)
    return { entry: entry.trim(), fields: [...new Set(asked.flatMap((title) => {
      const named = questions.filter((question) => question.title === title).map(({ name }) => name)
      return named.length > 0 ? named : [title]
    }))] }
  })
