import { CommandDrawer, textOf, type Typing } from '../../catalogue/command-drawer.tsx'
import { DrawerFiles, fileIdsIn } from '../../files/drawer-files.tsx'
import { PDF_AND_PICTURES } from '../../files/file-limits.ts'
import { type CardVerb, sendCardCommand, uploadCardFile, type WholeCard } from './card-calls.ts'

interface Asking {
  /** What happens, before one writes. */
  explain: string
  /** What has to be written. */
  label: string
  hint?: string
  isOptional?: true
  isDangerous?: true
  /** What the files are that may come with it. */
  files?: string
}

const ASKED: Record<CardVerb, Asking> = {
  explain: { explain: '以本单位的名义说明。说明只能提交一次，提交后由监察人员认定。', label: '说明', hint: '写明原因、责任和怎样补救。', files: '说明材料（选填）' },
  appeal: { explain: '申诉只有一次，由另一名监察人员处理。', label: '申诉理由', hint: '写明哪里与事实不符，有什么依据。', files: '证明材料（选填）' },
  reportRectification: { explain: '报告做了什么，由监察人员确认。', label: '整改情况', hint: '写明这一件怎样补办、以后怎样防止。', files: '整改材料（选填）' },
  accept: { explain: '采纳后按本地考核办法记分（一般不记分）。', label: '认定意见', isOptional: true },
  reject: { explain: '不采纳的，单位可以申诉一次，由另一名监察人员处理。', label: '不采纳的理由', isDangerous: true },
  uphold: { explain: '维持后由监察人员记分，单位不能再申诉。', label: '维持的理由', isDangerous: true },
  cancel: { explain: '撤销后不记分，也不用整改；记录保留。', label: '撤销的理由' },
  score: { explain: '按发牌当天本地考核办法的分值记分，记分后不能再改。', label: '备注', isOptional: true },
  confirmRectification: { explain: '确认后，这张红牌的整改办结。', label: '确认意见', isOptional: true },
  returnRectification: { explain: '退回后，单位在原来的整改期限内重新报告。', label: '退回的理由' },
  press: { explain: '督办意见会告诉责任单位的负责人，并记在这张牌的经过里。', label: '督办意见' },
}

interface CardCommandProps {
  card: WholeCard
  verb: CardVerb
  name: string
  onDone: (card: WholeCard) => void
  onStale: () => void
  onClose: () => void
}

/** One act on a card, in words. */
export function CardCommand({ card, verb, name, onDone, onStale, onClose }: CardCommandProps) {
  const { explain, label, hint, isOptional = false, isDangerous = false, files } = ASKED[verb]
  return (
    <CommandDrawer
      draft={`card-${verb}:${card.id}`}
      title={name}
      submitLabel={name}
      isDangerous={isDangerous}
      explain={explain}
      fields={() => [{ name: 'note', kind: 'textarea', label, required: !isOptional, maxLength: 1000, ...(hint === undefined ? {} : { hint }) }]}
      {...(files === undefined ? {} : { after: (typing: Typing) => <DrawerFiles typing={typing} name="files" label={files} types={PDF_AND_PICTURES} most={3} upload={uploadCardFile} /> })}
      send={(values, key) => sendCardCommand(verb, card, { note: textOf(values, 'note'), files: fileIdsIn(values, 'files') }, key)}
      onDone={onDone}
      onStale={onStale}
      onClose={onClose}
    >
      <p className="note-line">{card.finding}</p>
    </CommandDrawer>
  )
}
