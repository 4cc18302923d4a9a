<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Display</name>
    <message>
        <source>%1 %</source>
        <comment>a share in percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 k</source>
        <comment>thousands</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IDX files (MNIST family)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes with Luthier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Something went wrong inside Luthier: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please try again; if it happens once more, report it together with the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command was not understood: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add --help to see what the command takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting named &quot;{parameter}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling; the settings and their ranges are listed in the documentation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{value}&quot; cannot be used for the setting &quot;{parameter}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {kind} &quot;{name}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name, and that it was not deleted or renamed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a {kind} &quot;{name}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or remove the existing one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work was stopped as you asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing half-done was kept; start it again whenever you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be read: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the file exists, that you may read it, and that its drive is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no room left to write {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some disk space, then go on; what was saved before is intact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} ends too early: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy or download was probably cut short; fetch the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace it with a good copy, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not where it was when it was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back, or tell Luthier the dataset&apos;s new place with Relocate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no longer the file that was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the original, or import the data again as a new dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not an image that Luthier knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use JPEG, PNG, WebP, BMP or GIF, or remove the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image {file} is damaged: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image {file} is too large: {width} x {height} pixels, where {limit} pixels are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it smaller, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image {file} uses something that Luthier cannot read: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it again as a plain PNG or JPEG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No images were found in {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that holds one subfolder of images for each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds only one class, &quot;{class}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add at least one more class: one subfolder of images for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class &quot;{class}&quot; holds no usable image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add images to it, or leave the class out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class &quot;{class}&quot; holds too few images: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add images to it, merge it with another class, or leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is the same image as {other}, but in another class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it in the class where it belongs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is the same image as {other}, but in another split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it in one split only; otherwise the measured accuracy is too good to be true.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is neither a folder of classes nor a set of IDX files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the images of each class into a subfolder that is named after the class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The IDX file {file} is damaged: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no weights file that Luthier knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a .safetensors, .pt, .pth or .th file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safetensors file {file} is damaged: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download was probably cut short; fetch the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint {file} is damaged: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch the file again, or save it again as safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} asks to run &quot;{name}&quot; while it is opened. Nothing of it was run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it only if you trust its source: save its state dict as safetensors in Python, and add that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds a whole Python module ({name}) instead of its weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Python, save model.state_dict() and add that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The names and shapes of the weights in {file} fit no architecture that Luthier knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luthier knows the ResNets of torchvision and the ResNets for CIFAR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {file} do not fit the architecture {architecture}: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the architecture the weights were made for, or let Luthier detect it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace {file} is damaged: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a backup, or open another workspace; the runs&apos; folders beside it still hold their checkpoints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace {file} was made by a newer Luthier (format {version}; this one knows {supported}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Luthier, or open another workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a Luthier workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder; the file was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace {file} is in use by another program and did not become free in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment; close other programs that have the file open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace {file} could not be used: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that its drive is connected and that you may write to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &quot;{run}&quot; is being worked on by another program (process {owner}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it ends, or stop it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &quot;{run}&quot; has nothing left to go on with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new run with the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the run&apos;s other checkpoint, or train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &quot;{run}&quot; diverged in epoch {epoch}: its loss is no longer a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train again with a learning rate ten times smaller, or with gradient clipping; the best checkpoint was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough memory: {needed} needed, {available} available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the batch or the image size smaller, or close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worker of run &quot;{run}&quot; was ended from outside; probably memory ran out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume the run; a smaller batch needs less memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device {device} cannot be used: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the device &quot;auto&quot; or &quot;cpu&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message of the worker session was not understood: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make sure that both programs are of the same version, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::DatasetListModel</name>
    <message>
        <source>%1
%2 images, %3 classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::DifferenceModel</name>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::ExampleGridModel</name>
    <message>
        <source>%1
%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2, is %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer: %1 (%2)
Truth: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::IssueTableModel</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::ModelTableModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::PerClassModel</name>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>luthier::RunTableModel</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
