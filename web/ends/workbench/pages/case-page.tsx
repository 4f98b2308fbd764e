import { useEffect } from 'react'
import { useParams } from 'react-router'
import { CaseScreen } from '../../../features/applications/case-screen.tsx'

/** One case. Another number is another page: nothing of the one before stays. */
export function Component() {
  const { number = '' } = useParams()
  useEffect(() => {
    document.title = `办件 ${number} · 工作台`
  }, [number])
  return <CaseScreen key={number} number={number} />
}
