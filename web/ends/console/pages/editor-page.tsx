import { useParams } from 'react-router'
import { ChangeEditorScreen } from '../../../features/catalogue/editor/change-editor.tsx'

/** The draft of one change; the group of elements is in the address. */
export function Component() {
  const { id = '', group = '' } = useParams()
  return <ChangeEditorScreen key={id} id={id} group={group} />
}
