import { useParams } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { NotRead } from '../catalogue/query-states.tsx'
import { useChosenRegion } from './chosen-region.ts'
import { DocumentPreview } from './document-preview.tsx'
import type { Matters } from './matter.ts'
import { useDebounced } from './use-debounced.ts'
import { changeDocumentWording, type DocumentMatter, documentsKey, useDocumentCheck, useDocumentMatters } from './wording-calls.ts'
import { useWordingDraft } from './wording-draft.ts'
import { WordingEditor } from './wording-editor.tsx'
import { WordingList } from './wording-list.tsx'
import { WordingScreen } from './wording-screen.tsx'

const KIND = 'document'
const TITLE = '文书用语'

/** 文书用语: the fixed sentences of 受理通知书, 决定书 and the rest, region by region. */
export function DocumentWordings() {
  const { name } = useParams()
  return name === undefined ? <AllWordings /> : <OneWording name={name} />
}

function AllWordings() {
  const list = useDocumentMatters(useChosenRegion().region)
  const documents = [...new Set((list.data?.rows ?? []).flatMap(({ usedIn }) => usedIn))]
  return (
    <WordingList
      title={TITLE}
      lead="各种文书里固定的文字。改了以后，从那天起新出具的文书用新的，已经出具的不变。"
      kind={KIND}
      list={list}
      addressOf={(id, region) => consolePaths.documentWording(id, { region })}
      choices={[{ name: 'document', label: '文书', options: documents.map((document) => ({ value: document, label: document })), width: 210, isSearched: true }]}
      keeps={({ usedIn }, query) => !query.has('document') || usedIn.includes(query.get('document')!)}
    />
  )
}

function OneWording({ name }: { name: string }) {
  const { region } = useChosenRegion()
  return <WordingScreen title={TITLE} id={name} list={useDocumentMatters(region)} all={consolePaths.documentWordings({ region })} editor={(row, seen, onSaved) => <Editor matter={row} seen={seen} onSaved={onSaved} />} />
}

function Editor({ matter, seen: { region, regionName, today }, onSaved }: { matter: DocumentMatter; seen: Matters<DocumentMatter>; onSaved: (words: string) => void }) {
  const inHand = useWordingDraft(KIND, matter, region, today)
  const { texts } = inHand.draft
  const check = useDocumentCheck(matter.id, useDebounced(texts))
  return (
    <WordingEditor
      matter={matter}
      regionName={regionName}
      inHand={inHand}
      faults={check.data?.faults ?? []}
      preview={check.isError ? <NotRead error={check.error} onRetry={() => void check.refetch()} /> : <DocumentPreview matter={matter} texts={texts} />}
      effect="新出具的文书"
      save={(written, occasion, key) => changeDocumentWording(region, matter, written, occasion, key)}
      listKey={documentsKey}
      onSaved={onSaved}
    />
  )
}
