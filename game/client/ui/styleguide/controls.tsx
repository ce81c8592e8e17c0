/** Fields, choices and switches in their states. */
import { useState } from "preact/hooks";
import { Circle, Square } from "lucide-preact";
import { Field } from "../component/field.tsx";
import { PasswordField } from "../component/password-field.tsx";
import { SegmentedControl } from "../component/segmented-control.tsx";
import { Select } from "../component/select.tsx";
import { Stepper } from "../component/stepper.tsx";
import { Switch } from "../component/switch.tsx";
import { TabPanel, Tabs } from "../component/tabs.tsx";
import { TextArea } from "../component/text-area.tsx";
import { Sample } from "./sample.tsx";

const OPTIONS = [
  { value: "one", label: "One" },
  { value: "two", label: "Two" },
  { value: "three", label: "A longer third" },
] as const;
type Option = (typeof OPTIONS)[number]["value"];

export function Controls() {
  const [text, setText] = useState("");
  const [option, setOption] = useState<Option>("two");
  const [count, setCount] = useState(3);
  const [on, setOn] = useState(true);
  const [tab, setTab] = useState<"first" | "second">("first");
  return (
    <>
      <Sample title="Field, PasswordField, TextArea">
        <Field label="Empty" value={text} placeholder="Placeholder" onValue={setText} />
        <Field label="With an error" value="wrong" error="This is not a link." />
        <PasswordField value={text} onValue={setText} />
        <TextArea label="Text" value={text} maxLength={40} onValue={setText} />
      </Sample>
      <Sample title="SegmentedControl, Select, Stepper, Switch">
        <SegmentedControl label="Segments" value={option} options={OPTIONS} onPick={setOption} />
        <Select label="Select" value={option} options={OPTIONS} onPick={setOption} />
        <Stepper label="Stepper" value={count} max={5} onValue={setCount} />
        <Stepper label="Disabled" value={count} max={5} disabled onValue={setCount} />
        <Switch label="Switch" note="With a note below it." on={on} onChange={setOn} />
        <Switch label="Disabled" on={!on} disabled onChange={setOn} />
      </Sample>
      <Sample title="Tabs">
        <Tabs
          label="Tabs"
          base="sample"
          current={tab}
          onPick={setTab}
          tabs={[
            { name: "first", label: "First", icon: <Circle /> },
            { name: "second", label: "Second", icon: <Square />, badge: { count: 2, label: "2 new" } },
          ]}
        />
        <TabPanel base="sample" name={tab}>
          Panel of {tab}
        </TabPanel>
      </Sample>
    </>
  );
}
