import { CommandDrawer, textOf, type Values } from '../../catalogue/command-drawer.tsx'
import { DownloadButton } from '../../catalogue/download-button.tsx'
import { FieldRows, readRows, writeRows } from './field-rows.tsx'
import { type CertificateType, previewType, registerType, type TypeInput } from './type-calls.ts'

interface DescribeTypeProps {
  /** The type that gets its next version; undefined for a new one. */
  type: CertificateType | undefined
  /** Departments that may define a type. */
  departments: readonly string[]
  onClose: () => void
  onStale?: () => void
  onDone: (answer: { code: string; name: string; version: number }) => void
}

const HOLDERS = [{ value: 'person', label: '自然人' }, { value: 'enterprise', label: '法人和其他组织' }, { value: 'any', label: '都可以' }]

const SENSITIVE = [{ value: 'yes', label: '是' }, { value: 'no', label: '否' }]

/** Registers a type, or its next version; the sample shows what is typed, before anything is saved. */
export function DescribeType({ type, departments, onClose, onStale, onDone }: DescribeTypeProps) {
  const toInput = (values: Values): TypeInput => ({
    department: type?.department ?? textOf(values, 'department'), name: type?.name ?? textOf(values, 'name'), holderKind: textOf(values, 'holderKind') as TypeInput['holderKind'],
    fields: readRows(values), validity: textOf(values, 'validity') || null, isSensitive: textOf(values, 'isSensitive') === 'yes', ...(type ? { version: type.version } : {}),
  })
  return (
    <CommandDrawer
      draft={`certificate-type:${type?.code ?? 'new'}`}
      title={type ? `登记新版本：${type.name}` : '登记证照类型'}
      submitLabel="登记"
      explain={type ? <>登记后成为第 {type.version + 1} 版，从现在起用于导入和制证；已经颁发的证照不变。</> : <>全市统一。登记后各县（市、区）的同名部门就能制发、导入这种证照，代码由系统按 GB/T 36904 编制。</>}
      fields={() => [
        ...(type ? [] : [
          { name: 'department', kind: 'select' as const, label: '定义部门', required: true, options: departments.map((name) => ({ value: name, label: name })) },
          { name: 'name', kind: 'text' as const, label: '证照名称', required: true, maxLength: 60 },
        ]),
        { name: 'holderKind', kind: 'radio', label: '持证主体', required: true, options: HOLDERS },
        { name: 'isSensitive', kind: 'radio', label: '敏感个人信息', required: true, options: SENSITIVE, hint: '医疗健康、残疾、犯罪记录等选「是」：经持证人单独同意，才能用它代替申请材料（个人信息保护法第二十九条）' },
        { name: 'validity', kind: 'text', label: '有效期', required: false, maxLength: 40, hint: '如 5年、6个月、长期；各证不同的留空' },
      ]}
      initial={{
        holderKind: type?.holderKind ?? '', isSensitive: type ? (type.isSensitive ? 'yes' : 'no') : '', validity: type?.validity ?? '',
        fields: writeRows((type?.fields ?? []).map(({ name, kind, isRequired }) => ({ name, kind, isRequired }))),
      }}
      after={(typing) => (
        <>
          <FieldRows typing={typing} />
          <DownloadButton fileName="样张.pdf" get={() => previewType({ ...toInput(typing.values), holderKind: (textOf(typing.values, 'holderKind') || 'any') as TypeInput['holderKind'] })}>下载样张（PDF）</DownloadButton>
        </>
      )}
      send={(values, key) => registerType(toInput(values), key)}
      onDone={onDone}
      onStale={() => onStale?.()}
      onClose={onClose}
    />
  )
}
