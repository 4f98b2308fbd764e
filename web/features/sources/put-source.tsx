import { CommandDrawer, textOf, type Values } from '../catalogue/command-drawer.tsx'
import { toLines, toPrefills } from './prefill-lines.ts'
import { putSource, type ReplacementSource, type SourceChange, type SourcesView } from './source-calls.ts'

interface PutSourceProps {
  /** Undefined for a name that is not in the dictionary yet. */
  source: ReplacementSource | undefined
  name: string
  questions: SourcesView['questions']
  onClose: () => void
  onDone: (words: string) => void
}

const KINDS = [{ value: 'certificate', label: '电子证照' }, { value: 'register', label: '登记数据' }]
const HOLDERS = [{ value: 'either', label: '申请人的' }, { value: 'person', label: '个人的：申请人，或企业的法定代表人' }, { value: 'enterprise', label: '企业的：申请人，或个人经营的企业' }]
const YES_NO = [{ value: 'no', label: '不是' }, { value: 'yes', label: '是，查询前另行征得单独同意' }]

/** Says what stands in for a material: it counts for every application from now on. */
export function PutSource({ source, name, questions, onClose, onDone }: PutSourceProps) {
  return (
    <CommandDrawer
      draft={`material-source:${name}`}
      title={`免提交来源：${name}`}
      submitLabel="保存"
      explain={<>办事指南里写着可由“{name}”代替的材料，保存后按这里的证照或登记数据核对。已经提交的申请不变。</>}
      fields={(values) => [
        { name: 'kind', kind: 'radio', label: '种类', required: true, options: KINDS },
        ...(values.kind === 'register'
          ? [{ name: 'register', kind: 'text' as const, label: '登记数据的名称', required: true, maxLength: 100, hint: '和数据共享平台上的名称一致。' }]
          : [{ name: 'certificateNames', kind: 'textarea' as const, label: '证照名称', required: true, maxLength: 500, hint: '一行一种，有其中任何一种有效证照就免提交。' }]),
        { name: 'holderKind', kind: 'radio', label: '看谁的', required: true, options: HOLDERS },
        ...(values.kind === 'register'
          ? [{ name: 'prefills', kind: 'textarea' as const, label: '自动填表', required: false, maxLength: 2000, hint: '一行一项：登记项：申请表的问题。如“坐落：经营场所、住所”，多个问题用顿号隔开。经申请人同意查到后替他填好；不用填表的留空。' }]
          : []),
        { name: 'isSensitive', kind: 'radio', label: '是不是敏感个人信息', required: true, options: YES_NO },
        { name: 'note', kind: 'textarea', label: '依据或说明', required: true, maxLength: 300 },
      ]}
      initial={{
        kind: source?.kind ?? 'certificate', certificateNames: source?.certificateNames.join('\n') ?? '', register: source?.register ?? '', prefills: toLines(source?.prefills ?? [], questions), holderKind: source?.holderKind ?? 'either',
        isSensitive: source?.isSensitive ? 'yes' : 'no', note: source?.note ?? '',
      }}
      send={async (values, key) => {
        await putSource(toChange(name, values, questions), key)
        return `已保存：${name}。`
      }}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

const toChange = (name: string, values: Values, questions: SourcesView['questions']): SourceChange => {
  const isRegister = textOf(values, 'kind') === 'register'
  return {
    name, kind: isRegister ? 'register' : 'certificate', holderKind: textOf(values, 'holderKind') as SourceChange['holderKind'], isSensitive: textOf(values, 'isSensitive') === 'yes', note: textOf(values, 'note'),
    ...(isRegister ? { register: textOf(values, 'register'), prefills: toPrefills(textOf(values, 'prefills'), questions) } : { certificateNames: textOf(values, 'certificateNames').split('\n').map((line) => line.trim()).filter(Boolean) }),
  }
}
